package io.breakwater.agent.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads fallback chains: {@code type#method -> type#method -> …}. */
final class FallbackReader {

    private static final String ARROW = "->";

    private final Sources sources;
    private final Problems problems;
    private final List<CircuitSpec> circuits;
    private final TierReader tierReader;

    FallbackReader(Sources sources, Problems problems, List<CircuitSpec> circuits) {
        this.sources = sources;
        this.problems = problems;
        this.circuits = circuits;
        this.tierReader = new TierReader(sources, problems);
    }

    List<FallbackSpec> read(Iterable<String> names) {
        List<FallbackSpec> chains = new ArrayList<>();
        Map<String, String> chainOfFirst = new HashMap<>();
        for (String name : names) {
            Value value = sources.find("fallback." + name + "." + Setting.TIERS.key());
            Value lastResort = sources.find("fallback." + name + "." + Setting.VALUE.key());
            if (value == null) {
                if (lastResort != null) {
                    problems.add(lastResort, "fallback '" + name + "' has a value, but no tiers");
                }
                tierReader.checkNumbers(name, 0);
                continue; // whatever else was written for it has been reported as an unknown setting
            }
            int fewest = lastResort == null ? 2 : 1;
            List<FallbackSpec.TierSpec> tiers = tiers(name, value, fewest);
            if (tiers.size() >= fewest) {
                FallbackSpec chain =
                        new FallbackSpec(name, List.copyOf(tiers), lastResort == null ? null : lastResort.text());
                String other = chainOfFirst.put(chain.first().method().toString(), name);
                if (other != null) {
                    problems.add(value, "starts at the same method as fallback '" + other + "'");
                }
                chains.add(chain);
            }
        }
        return List.copyOf(chains);
    }

    private List<FallbackSpec.TierSpec> tiers(String name, Value value, int fewest) {
        List<String> items = split(value.text());
        tierReader.checkNumbers(name, items.size());
        if (items.size() < fewest) {
            problems.add(value, "needs two tiers or more, joined by ->; or one, and a value");
        }
        List<FallbackSpec.TierSpec> tiers = new ArrayList<>();
        for (int number = 1; number <= items.size(); number++) {
            FallbackSpec.TierSpec tier = tier(value, items.get(number - 1), tiers.isEmpty(), name, number);
            if (tier != null) {
                tiers.add(tier);
            }
        }
        return tiers;
    }

    private FallbackSpec.@Nullable TierSpec tier(Value value, String item, boolean first, String chain, int number) {
        TierInstance instance = number == 1 ? TierInstance.LAST : tierReader.instance(chain, number);
        TierAdapter adapter = number == 1 ? null : tierReader.adapter(chain, number);
        MethodPattern method;
        try {
            method = MethodPattern.of(item);
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
        if (!method.isExact()) {
            problems.add(
                    value,
                    "'" + item + "' has a " + (method.subtypes() ? "'+'" : "wildcard")
                            + ": a tier names exactly one method");
            return null;
        }
        List<CircuitSpec> guarding = guarding(method);
        // Calls of the first tier come from outside, so its conditions decide; another tier has to be guarded anyway.
        for (CircuitSpec circuit : guarding) {
            if (first || circuit.where() == null) {
                return new FallbackSpec.TierSpec(method, circuit.name(), instance, adapter);
            }
        }
        problems.add(
                value,
                guarding.isEmpty()
                        ? "'" + item + "' is guarded by no circuit: add it to the methods of one"
                        : "'" + item + "' is guarded only where an argument says so, by circuit '"
                                + guarding.get(0).name() + "': add it to the methods of one without where");
        return null;
    }

    /** The circuits that guard a method for sure; else those that may, by what is above its type. */
    private List<CircuitSpec> guarding(MethodPattern method) {
        List<CircuitSpec> sure = new ArrayList<>();
        List<CircuitSpec> perhaps = new ArrayList<>();
        for (CircuitSpec circuit : circuits) {
            if (circuit.guards(method)) {
                sure.add(circuit);
            } else if (circuit.mayGuard(method)) {
                perhaps.add(circuit);
            }
        }
        return sure.isEmpty() ? perhaps : sure;
    }

    private static List<String> split(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        for (int arrow = text.indexOf(ARROW); arrow >= 0; arrow = text.indexOf(ARROW, from)) {
            items.add(text.substring(from, arrow).strip());
            from = arrow + ARROW.length();
        }
        items.add(text.substring(from).strip());
        return items;
    }
}
