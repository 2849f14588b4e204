package io.breakwater.core.classify;

import io.breakwater.core.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on what a method is called with, such as {@code 0.uri.host in www.zohoapis.com, *.zohoapis.eu}: the number
 * of an argument, from 0, or {@code this} for the object that the method is called on; properties; and a list, after {@code
 * in} or {@code not in}. Of {@code this}, fields that are not public may be named, too. Where a method may look one way or
 * another, {@code |} joins several: the first that leads somewhere counts. Several conditions are joined by {@code ;} and
 * hold if any of them does. Safe for use by many threads.
 */
public final class ArgumentConditions {

    private final String text;
    private final List<Condition> conditions;
    private final Consumer<? super RuntimeException> problems;

    private record Condition(String text, List<ArgumentPath> paths, ValueTest test) {}

    private ArgumentConditions(String text, List<Condition> conditions, Consumer<? super RuntimeException> problems) {
        this.text = text;
        this.conditions = conditions;
        this.problems = problems;
    }

    /**
     * Reads conditions joined by {@code ;}.
     *
     * @param text {@code index.path in list; this.path not in list}
     * @param problems told of paths that cannot be followed, in the same words each time
     * @throws IllegalArgumentException with a sentence, where the text is none
     */
    public static ArgumentConditions parse(String text, Consumer<? super RuntimeException> problems) {
        return parse(text, ConditionText.parts(text), problems);
    }

    /** Reads conditions that have been taken apart already. */
    public static ArgumentConditions parse(
            String text, List<String> parts, Consumer<? super RuntimeException> problems) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : parts) {
            ConditionText condition = ConditionText.of(part);
            if (condition == null) {
                throw noCondition(part);
            }
            conditions.add(new Condition(part, paths(part, condition.subject(), problems), ValueTest.of(condition)));
        }
        return new ArgumentConditions(text, List.copyOf(conditions), problems);
    }

    private static List<ArgumentPath> paths(String part, String subject, Consumer<? super RuntimeException> problems) {
        List<String> texts = ConditionText.split(subject, '|');
        List<ArgumentPath> paths = new ArrayList<>();
        for (String text : texts) {
            // One of several need not resolve.
            ArgumentPath path = ArgumentPath.of(text.strip(), texts.size() == 1 ? problems : PropertyPath.nobody());
            if (path == null) {
                throw noCondition(part);
            }
            paths.add(path);
        }
        return List.copyOf(paths);
    }

    private static IllegalArgumentException noCondition(String part) {
        return new IllegalArgumentException("'" + part
                + "' is not of the form: number of the argument, from 0, or this, with properties, in list, such as"
                + " 0.uri.host in www.zohoapis.com, *.zohoapis.eu");
    }

    /**
     * Whether one of them holds. One that cannot be followed to its end does not; nothing is thrown but by the JVM.
     *
     * @param self what the method is called on; null = it is static
     */
    public boolean hold(@Nullable Object self, @Nullable Object[] arguments) {
        return anyHolds(self, arguments, false);
    }

    /** The same, but one that cannot be followed to its end does hold, for those who have to be on the safe side. */
    public boolean mayHold(@Nullable Object self, @Nullable Object[] arguments) {
        return anyHolds(self, arguments, true);
    }

    private boolean anyHolds(@Nullable Object self, @Nullable Object[] arguments, boolean unknown) {
        for (int i = 0; i < conditions.size(); i++) {
            if (holds(conditions.get(i), self, arguments, unknown)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Condition condition, @Nullable Object self, @Nullable Object[] arguments, boolean unknown) {
        List<ArgumentPath> paths = condition.paths();
        Object value = null;
        for (int i = 0; i < paths.size() && value == null; i++) {
            value = First.of(paths.get(i).read(self, arguments));
        }
        if (value == null) {
            tellIfItCannotBeThere(condition, arguments);
            return unknown;
        }
        try {
            return condition.test().passes(value);
        } catch (RuntimeException | LinkageError broken) {
            // Classes alone: a message may carry what the argument holds.
            problems.accept(new IllegalArgumentException("'" + text + "' cannot be read from a "
                    + value.getClass().getName() + ": " + Failures.describe(broken)));
            return unknown;
        }
    }

    private void tellIfItCannotBeThere(Condition condition, @Nullable Object[] arguments) {
        ArgumentPath only = condition.paths().get(0);
        if (condition.paths().size() == 1 && !only.isIn(arguments)) {
            problems.accept(new IllegalArgumentException("'" + condition.text() + "' asks for argument " + only.index()
                    + " of a method with " + arguments.length + "; the first is 0"));
        }
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
