package io.breakwater.agent.metrics;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.config.Modes;
import io.breakwater.agent.control.AgentFacts;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.fallback.FallbackSnapshot;
import io.breakwater.core.health.Health;
import io.breakwater.core.health.HealthStatus;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** All metrics, read from the engine when somebody asks. Thread-safe. */
final class AgentMetrics {

    private final AgentFacts facts;
    /** Guarded by this. */
    private final CircuitMetrics circuitMetrics = new CircuitMetrics();

    AgentMetrics(AgentFacts facts) {
        this.facts = facts;
    }

    synchronized MetricSnapshots now() {
        Families families = new Families();
        List<Circuit> circuits = facts.registry().circuits();
        circuitMetrics.keepOnly(circuits);
        for (Circuit circuit : circuits) {
            circuitMetrics.add(families, circuit);
            addBudget(families, circuit);
            families.gauge(
                    "breakwater_circuit_guarded_methods",
                    "Methods that the circuit guards, as far as their classes are loaded",
                    facts.report().methodsOf(circuit.name()).size(),
                    "name",
                    circuit.name());
        }
        for (FallbackSnapshot chain : facts.chains().snapshots()) {
            addChain(families, chain);
        }
        for (HealthStatus probe : facts.probes()) {
            addProbe(families, probe);
        }
        addAgent(families);
        return families.all();
    }

    /** Not where there is no limit. */
    private void addBudget(Families families, Circuit circuit) {
        CircuitBinding binding = facts.bindings().find(circuit.name());
        long left = binding == null
                ? Long.MAX_VALUE
                : binding.budget().withdrawable(circuit.firstAttempts(), circuit.nanos());
        if (left < Long.MAX_VALUE) {
            families.gauge(
                    "breakwater_retry_budget_available",
                    "Retries that the budget would allow now",
                    (double) left,
                    "name",
                    circuit.name());
        }
    }

    private static void addChain(Families families, FallbackSnapshot chain) {
        families.counter(
                "breakwater_fallback_calls",
                "Calls for which other tiers than the first were asked",
                chain.calls(),
                "chain",
                chain.name());
        String served =
                "Answers that each tier gave, counted from 1; the first one's own calls are those of its circuit";
        for (int tier = 0; tier < chain.served().size(); tier++) {
            families.counter(
                    "breakwater_fallback_served",
                    served,
                    chain.served().get(tier).served(),
                    "chain",
                    chain.name(),
                    "tier",
                    Integer.toString(tier + 2));
        }
        families.counter(
                "breakwater_fallback_served", served, chain.servedByValue(), "chain", chain.name(), "tier", "value");
        families.counter(
                "breakwater_fallback_all_tiers_failed",
                "Calls for which no tier had an answer",
                chain.allTiersFailed(),
                "chain",
                chain.name());
    }

    private static void addProbe(Families families, HealthStatus probe) {
        families.gauge(
                "breakwater_health_healthy",
                "1 = the last check passed; 0 = it failed, or there was none yet",
                probe.health() == Health.HEALTHY ? 1 : 0,
                "name",
                probe.name());
        families.gauge(
                "breakwater_health_consecutive_failures",
                "Checks that have failed since the last that passed",
                (double) probe.consecutiveFailures(),
                "name",
                probe.name());
        if (probe.lastCheck() != null) {
            families.gauge(
                    "breakwater_health_last_check_timestamp_seconds",
                    "When the last check ended, in seconds since 1970",
                    probe.lastCheck().toEpochMilli() / 1000.0,
                    "name",
                    probe.name());
            families.gauge(
                    "breakwater_health_last_duration_seconds",
                    "How long the last check took",
                    probe.lastDuration().toNanos() / 1e9,
                    "name",
                    probe.name());
        }
    }

    private void addAgent(Families families) {
        families.info("breakwater_build", "The version of the agent", "version", facts.version());
        String mode = facts.control().mode();
        for (CircuitMode each : CircuitMode.values()) {
            families.gauge(
                    "breakwater_mode",
                    "1 for what the agent may do where a circuit has no mode of its own, 0 for the others",
                    Modes.text(each).equals(mode) ? 1 : 0,
                    "mode",
                    Modes.text(each));
        }
        families.gauge(
                "breakwater_weave_failures",
                "Classes that could not be woven, and were left as they were",
                facts.report().failures().size());
        families.gauge(
                "breakwater_unmatched_patterns",
                "Patterns that no method of a loaded class has matched yet",
                facts.report().unmatchedCount());
        families.gauge(
                "breakwater_config_problems",
                "What is wrong with the configuration",
                facts.problems().all().size());
        families.gauge(
                "breakwater_config_loaded_timestamp_seconds",
                "When the configuration in force was read, in seconds since 1970",
                facts.control().configLoadedAt().toEpochMilli() / 1000.0);
        families.counter(
                "breakwater_suppressed_errors",
                "Errors of the agent that the application has been spared",
                facts.suppressedErrors());
    }
}
