package io.breakwater.agent.config;

import io.breakwater.core.classify.ArgumentConditions;
import io.breakwater.core.classify.ConditionText;
import io.breakwater.core.classify.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads which calls act each time: names of methods, and conditions on arguments. */
final class WritesReader {

    private final Problems problems;
    private final Consumer<? super RuntimeException> pathProblems;

    WritesReader(Problems problems, Consumer<? super RuntimeException> pathProblems) {
        this.problems = problems;
        this.pathProblems = pathProblems;
    }

    Writes read(Value value) {
        List<Glob> names = new ArrayList<>();
        List<Glob> others = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (String part : ConditionText.parts(value.text())) {
            if (ConditionText.isCondition(part)) {
                conditions.add(part);
            } else {
                readNames(value, part, names, others);
            }
        }
        if (names.isEmpty() && !others.isEmpty()) {
            problems.add(value, "only takes methods out, so no method is a write: write *, !get* for all but get*");
        }
        return new Writes(List.copyOf(names), List.copyOf(others), conditions(value, conditions));
    }

    private void readNames(Value value, String part, List<Glob> names, List<Glob> others) {
        try {
            for (String item : Values.list(part)) {
                boolean out = item.startsWith("!");
                String name = out ? item.substring(1).strip() : item;
                if (Glob.isName(name, "")) {
                    (out ? others : names).add(Glob.of(name));
                } else {
                    problems.add(value, "'" + item + "' is not the name of a method, such as createRecord or create*");
                }
            }
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
        }
    }

    private @Nullable ArgumentConditions conditions(Value value, List<String> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        try {
            return ArgumentConditions.parse(String.join("; ", parts), parts, pathProblems);
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
    }
}
