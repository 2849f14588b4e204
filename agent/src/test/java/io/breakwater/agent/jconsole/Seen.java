package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Circuits as they are read. */
final class Seen {

    static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    private Seen() {}

    /** In a state for 75 seconds. */
    static RemoteBean circuit(String name, String state) {
        return with(name, Map.of("State", state, "StateSince", Date.from(NOW.minusSeconds(75))));
    }

    /** Closed, with what has become of its calls. */
    static RemoteBean calls(long succeeded, long failed, long refused) {
        return with(
                "crm",
                Map.of(
                        "State",
                        "CLOSED",
                        "CallsSucceeded",
                        succeeded,
                        "CallsFailed",
                        failed,
                        "CallsRejected",
                        refused,
                        "CallsIgnored",
                        0L));
    }

    static RemoteBean with(String name, Map<String, Object> attributes) {
        Map<String, @Nullable Object> copy = new HashMap<>(attributes);
        return new RemoteBean(name, copy);
    }

    static CircuitRow row(String name, String state) {
        return CircuitRow.of(circuit(name, state), NOW);
    }
}
