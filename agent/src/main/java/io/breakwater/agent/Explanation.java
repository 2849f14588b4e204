package io.breakwater.agent;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.Modes;
import io.breakwater.agent.config.Setting;
import io.breakwater.agent.weave.WeaveReport;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.circuit.CircuitSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the agent does to a method, and why, in words: for an operator who does not see what was expected. */
record Explanation(WeaveReport report, CircuitRegistry registry, AgentConfig config) {

    /**
     * Explains.
     *
     * @param text {@code type#method}, with or without parameters; wildcards are allowed
     */
    List<String> of(String text) {
        MethodPattern asked;
        try {
            asked = MethodPattern.of(text.strip());
        } catch (IllegalArgumentException none) {
            return List.of(String.valueOf(none.getMessage()));
        }
        List<String> lines = new ArrayList<>(report.explain(asked));
        for (CircuitSnapshot circuit : registry.snapshots()) {
            if (report.guards(circuit.name(), asked)) {
                lines.add("circuit " + circuit.name() + " is " + circuit.state() + ", mode "
                        + Modes.text(circuit.config().mode()) + ", "
                        + circuit.calls().total() + " calls so far; set for it: " + written(circuit.name()));
            }
        }
        for (FallbackSpec chain : config.fallbacks()) {
            for (int i = 0; i < chain.tiers().size(); i++) {
                if (isMeant(chain.tiers().get(i).method(), asked)) {
                    lines.add("tier " + (i + 1) + " of " + chain.tiers().size() + " of fallback " + chain.name());
                }
            }
        }
        return lines;
    }

    private static boolean isMeant(MethodPattern tier, MethodPattern asked) {
        List<String> parameters = tier.parameters();
        String method = tier.method().toString();
        return asked.matchesType(tier.type().toString())
                && (parameters == null ? asked.method().matches(method) : asked.matchesMethod(method, parameters));
    }

    /** What is not a default. An address may hold a secret, so it is not shown. */
    private String written(String circuit) {
        String own = "circuit." + circuit + ".";
        Map<String, String> inForce = new LinkedHashMap<>(config.written());
        inForce.putAll(config.sources().overridden(circuit));
        List<String> settings = new ArrayList<>();
        for (Map.Entry<String, String> each : inForce.entrySet()) {
            String key = each.getKey();
            boolean isOwn = key.startsWith(own);
            String setting = isOwn ? key.substring(own.length()) : key;
            boolean overridden = !isOwn && inForce.containsKey(own + key);
            if ((isOwn || isDefaultOfCircuits(key)) && !overridden && !setting.equals(Setting.METHODS.key())) {
                settings.add(setting.equals(Setting.HEALTH_PROBE.key()) ? setting : setting + " = " + each.getValue());
            }
        }
        return settings.isEmpty() ? "nothing, all defaults" : String.join("; ", settings);
    }

    private static boolean isDefaultOfCircuits(String key) {
        for (Setting setting : Setting.values()) {
            if (setting.key().equals(key) && setting.scope() == Setting.Scope.CIRCUIT) {
                return true;
            }
        }
        return false;
    }
}
