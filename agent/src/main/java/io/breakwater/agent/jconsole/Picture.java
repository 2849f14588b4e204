package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.AgentLookup;
import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in the other JVM at one moment.
 *
 * @param agent null = there is none, or it is not shown
 */
record Picture(Instant at, @Nullable RemoteBean agent, List<RemoteBean> circuits) {

    /** No more than is shown: the other JVM answers once an interval. */
    private static final String[] OF_AGENT = {"Version", "Mode", "CircuitCount", "CircuitsOpen", "ConfigFile"};

    private static final String[] OF_CIRCUIT = {
        "State",
        "StateSince",
        "OpenRemainingMillis",
        "FailureRatePercent",
        "CallsTotal",
        "CallsSucceeded",
        "CallsFailed",
        "CallsIgnored",
        "CallsRejected",
        "CallsInFlight",
        "RetriesTotal",
        "LatencyP99Millis",
        "LastFailure",
        "RecentTransitions"
    };

    /** Looks, having given an order before. */
    static Picture take(AgentLookup lookup, @Nullable Order order) throws IOException {
        RemoteAgent agent = lookup.find();
        if (agent == null) {
            if (order != null) {
                throw new IOException("there is no agent any more");
            }
            return new Picture(Instant.now(), null, List.of());
        }
        if (order != null) {
            order.action().on(agent);
        }
        return new Picture(Instant.now(), agent.agent(OF_AGENT), agent.circuits(OF_CIRCUIT));
    }
}
