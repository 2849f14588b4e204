package io.breakwater.agent.config;

import io.breakwater.core.classify.ArgumentConditions;
import io.breakwater.core.classify.Glob;
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
        Value ofPreset = sources.ofPreset(circuit, Setting.METHODS);
        Value value = find(Setting.METHODS);
        if (ofPreset != null) {
            readPatterns(ofPreset, true);
        }
        if (value != null && !value.text().isEmpty()) {
            readPatterns(value, false);
        } else if (ofPreset == null) {
            problems.add(
                    value == null ? firstMention() : value,
                    "circuit '" + circuit + "' has no methods: say which it guards, such as circuit." + circuit
                            + ".methods = com.acme.Client#getAccount");
        }
    }

    private void readPatterns(Value value, boolean ofPreset) {
        List<String> items;
        try {
            items = Values.list(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return;
        }
        boolean onlyExclusions = !items.isEmpty() && included.isEmpty();
        for (String item : items) {
            boolean exclusion = item.startsWith("!");
            onlyExclusions &= exclusion;
            try {
                if (exclusion) {
                    excluded.add(MethodPattern.of(item.substring(1).strip()));
                } else {
                    included.add(ofPreset ? MethodPattern.optional(item) : MethodPattern.of(item));
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
            checkThatNoneIsNeeded(value);
            return null;
        }
        try {
            return ArgumentConditions.parse(value.text(), pathProblems);
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private void checkThatNoneIsNeeded(@Nullable Value empty) {
        Preset preset = sources.presetOf(circuit);
        String example = preset == null ? null : preset.exampleOfWhere();
        Value named = empty == null ? find(Setting.PRESET) : empty;
        if (preset != null && example != null && named != null) {
            problems.add(
                    named,
                    "preset " + preset.name()
                            + " is for a client that all of the application may share: say which of its"
                            + " calls circuit '" + circuit + "' guards, such as circuit." + circuit + ".where = "
                            + example);
        }
    }

    /** Names of types of which a method has to return one, where a wildcard means it. */
    List<Glob> returns() {
        Value value = find(Setting.RETURNS);
        if (value == null) {
            value = sources.ofPreset(circuit, Setting.RETURNS);
        }
        List<Glob> types = new ArrayList<>();
        try {
            for (String item : value == null ? List.<String>of() : Values.list(value.text())) {
                if (Glob.isName(item, ".$")) {
                    types.add(Glob.of(item));
                } else {
                    throw new IllegalArgumentException(
                            "'" + item + "' is not the name of a type, such as com.acme.Reply, without type arguments");
                }
            }
        } catch (IllegalArgumentException wrong) {
            problems.add(value == null ? firstMention() : value, String.valueOf(wrong.getMessage()));
        }
        return List.copyOf(types);
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
