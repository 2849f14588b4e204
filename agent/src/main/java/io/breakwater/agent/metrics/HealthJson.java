package io.breakwater.agent.metrics;

import io.breakwater.agent.control.AgentFacts;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.health.Health;
import io.breakwater.core.health.HealthStatus;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How the agent is, for whoever watches processes: numbers, no names. */
final class HealthJson {

    private HealthJson() {}

    static String of(AgentFacts facts) {
        Map<CircuitState, Integer> states = new EnumMap<>(CircuitState.class);
        for (CircuitState state : CircuitState.values()) {
            states.put(state, 0);
        }
        for (Circuit circuit : facts.registry().circuits()) {
            states.merge(circuit.state(), 1, Integer::sum);
        }
        Map<Health, Integer> probes = new EnumMap<>(Health.class);
        for (Health health : Health.values()) {
            probes.put(health, 0);
        }
        for (HealthStatus probe : facts.probes()) {
            probes.merge(probe.health(), 1, Integer::sum);
        }
        return "{\"status\":\"up\",\"version\":\"" + facts.version() + "\",\"mode\":\""
                + facts.control().mode()
                + "\",\"circuits\":" + counts(states) + ",\"probes\":" + counts(probes) + ",\"weaveFailures\":"
                + facts.report().failures().size() + ",\"configProblems\":"
                + facts.problems().all().size() + ",\"suppressedErrors\":" + facts.suppressedErrors() + "}\n";
    }

    private static String counts(Map<? extends Enum<?>, Integer> counts) {
        StringBuilder json = new StringBuilder();
        for (Map.Entry<? extends Enum<?>, Integer> each : counts.entrySet()) {
            json.append(json.length() == 0 ? "{\"" : ",\"")
                    .append(each.getKey().name().toLowerCase(Locale.ROOT))
                    .append("\":")
                    .append(each.getValue());
        }
        return json.append('}').toString();
    }
}
