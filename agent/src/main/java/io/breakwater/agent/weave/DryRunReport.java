package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.MethodPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be woven.
 *
 * @param patterns those of all circuits, in the order of the configuration
 * @param others what is wrong, but with no pattern
 */
public record DryRunReport(List<PatternResult> patterns, List<Finding> others) {

    /**
     * What became of a pattern.
     *
     * @param methods those that it has its circuit guard
     * @param notes which methods it means, and does not have guarded, and why
     * @param finding why it is a mistake; null = it is none
     */
    public record PatternResult(
            CircuitSpec circuit,
            MethodPattern pattern,
            List<GuardedMethod> methods,
            List<String> notes,
            @Nullable String finding) {}

    /**
     * A method that would be guarded.
     *
     * @param returnType as in source, nested ones with {@code $}
     * @param declared the exceptions that it declares
     * @param remarks what is particular about it
     * @param misfit why its refusals cannot go out as the configuration says; null = they can
     */
    public record GuardedMethod(
            MethodShape shape,
            String returnType,
            List<String> declared,
            List<String> remarks,
            @Nullable String misfit) {}

    /**
     * Something that is wrong.
     *
     * @param key of the configuration
     * @param what a sentence
     */
    public record Finding(String key, String what) {}

    /** Everything that is wrong. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (PatternResult result : patterns) {
            String circuit = "circuit." + result.circuit().name();
            if (result.finding() != null) {
                findings.add(new Finding(circuit + ".methods", result.pattern() + ": " + result.finding()));
            }
            String misfit = misfit(result.methods());
            if (misfit != null) {
                findings.add(new Finding(circuit + ".rejection", misfit));
            }
        }
        findings.addAll(others);
        return findings;
    }

    /** One sentence for all methods of a pattern: it may mean hundreds. */
    private static @Nullable String misfit(List<GuardedMethod> methods) {
        String first = null;
        int more = -1;
        for (GuardedMethod method : methods) {
            if (method.misfit() != null) {
                more++;
                first = first == null
                        ? "refusals of " + method.shape().describe() + " would be CircuitOpenException: "
                                + method.misfit()
                        : first;
            }
        }
        return more > 0 ? first + "; the same for " + more + " more" : first;
    }
}
