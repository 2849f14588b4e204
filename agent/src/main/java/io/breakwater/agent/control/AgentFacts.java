package io.breakwater.agent.control;

import io.breakwater.agent.bridge.Bindings;
import io.breakwater.agent.bridge.Chains;
import io.breakwater.agent.bridge.HealthChecks;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.agent.weave.WeaveReport;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.health.HealthStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * All that operators are shown, over JMX and as metrics.
 *
 * @param version of the agent
 * @param control what is in force, and what can be done about it
 * @param registry the circuits
 * @param bindings the circuits as they are configured
 * @param chains the fallback chains
 * @param health the probes
 * @param report what has been woven
 * @param errors errors that the application was spared
 * @param problems what turned out to be wrong with the configuration
 */
public record AgentFacts(
        String version,
        AgentControl control,
        CircuitRegistry registry,
        Bindings bindings,
        Chains chains,
        HealthChecks health,
        WeaveReport report,
        SuppressedErrors errors,
        ConfigProblems problems) {

    /** What the probes have found, of all circuits that have one. */
    public List<HealthStatus> probes() {
        List<HealthStatus> probes = new ArrayList<>();
        for (CircuitSpec circuit : control.config().circuits()) {
            if (circuit.health() != null) {
                probes.add(health.statusOrUnknown(circuit.name()));
            }
        }
        return probes;
    }

    /** Errors of the agent that the application has been spared. */
    public long suppressedErrors() {
        return errors.count() + registry.listenerFailures();
    }
}
