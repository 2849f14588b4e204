package io.breakwater.core.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One {@code path in list} or {@code path not in list} on what a call returned, such as {@code statusCode in 429, 500-599}. */
public final class ResultCondition {

    private final PropertyPath path;
    private final ValueTest test;

    private ResultCondition(PropertyPath path, ValueTest test) {
        this.path = path;
        this.test = test;
    }

    /**
     * Reads conditions joined by {@code ;}.
     *
     * @param text {@code path in list; path not in list}
     * @param problems told once per class on which a path does not resolve
     * @return one or more conditions
     * @throws IllegalArgumentException with a sentence, where the text is none
     */
    public static List<ResultCondition> parse(String text, Consumer<? super RuntimeException> problems) {
        List<ResultCondition> conditions = new ArrayList<>();
        for (String part : ConditionText.parts(text)) {
            conditions.add(of(part, problems));
        }
        return List.copyOf(conditions);
    }

    /** Reads one of them. */
    public static ResultCondition of(String part, Consumer<? super RuntimeException> problems) {
        ConditionText condition = ConditionText.of(part);
        if (condition == null) {
            throw new IllegalArgumentException(
                    "'" + part + "' is not of the form: path in list, such as statusCode in 429, 500-599");
        }
        return new ResultCondition(new PropertyPath(condition.subject(), problems), ValueTest.of(condition));
    }

    /** A path that leads nowhere holds neither way. */
    boolean holds(Object result) {
        return test.passes(path.read(result));
    }
}
