package io.breakwater.agent.config;

import io.breakwater.core.classify.ArgumentConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads which methods one circuit guards, which it does not, and which of their calls. */
final class MethodsReader {

    private final Sources sources;
    private final Problems problems;
    private final Consumer<? super RuntimeException> pathProblems;
    private final String circuit;
    private final List<MethodPattern> included = new ArrayList<>();
    private final List<MethodPattern> excluded = new ArrayList<>();

    MethodsReader(Sources sources, Problems problems, Consumer<? super RuntimeException> pathProblems, String circuit) {
        this.sources = sources;
        this.problems = problems;
        this.pathProblems = pathProblems;
        this.circuit = circuit;
    }

    void read() {
        Value value = find(Setting.METHODS);
        if (value == null || value.text().isEmpty()) {
            problems.add(
                    value == null ? firstMention() : value,
                    "circuit '" + circuit + "' has no methods: say which it guards, such as circuit." + circuit
                            + ".methods = com.acme.Client#getAccount");
            return;
        }
        try {
            readPatterns(value, Values.list(value.text()));
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
        }
    }

    private void readPatterns(Value value, List<String> items) {
        boolean onlyExclusions = !items.isEmpty();
        for (String item : items) {
            boolean exclusion = item.startsWith("!");
            onlyExclusions &= exclusion;
            try {
                if (exclusion) {
                    excluded.add(MethodPattern.of(item.substring(1).strip()));
                } else {
                    included.add(MethodPattern.of(item));
                }
            } catch (IllegalArgumentException wrong) {
                problems.add(value, String.valueOf(wrong.getMessage()));
            }
        }
        if (onlyExclusions) {
            problems.add(
                    value,
                    "only excludes methods, so circuit '" + circuit
                            + "' guards none: add those that it guards, without the '!'");
        }
    }

    List<MethodPattern> included() {
        return List.copyOf(included);
    }

    List<MethodPattern> excluded() {
        return List.copyOf(excluded);
    }

    /** Which calls are guarded; null = all. */
    @Nullable
    ArgumentConditions where() {
        Value value = find(Setting.WHERE);
        if (value == null || value.text().isEmpty()) {
            return null;
        }
        try {
            return ArgumentConditions.parse(value.text(), pathProblems);
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private @Nullable Value find(Setting setting) {
        return sources.find("circuit." + circuit + "." + setting.key());
    }

    /** There is one: a circuit exists because something mentions it. */
    private Value firstMention() {
        String prefix = "circuit." + circuit + ".";
        for (Value value : sources.fromFile()) {
            if (value.key().startsWith(prefix)) {
                return value;
            }
        }
        for (Value value : sources.fromSystemProperties()) {
            if (value.key().startsWith(prefix)) {
                return value;
            }
        }
        throw new IllegalStateException(circuit);
    }
}
