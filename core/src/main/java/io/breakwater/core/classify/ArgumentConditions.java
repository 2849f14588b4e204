package io.breakwater.core.classify;

import io.breakwater.core.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on what a method is called with, such as {@code 0.uri.host in www.zohoapis.com, *.zohoapis.eu}: the number
 * of an argument, from 0, its properties, and a list. Several are joined by {@code ;} and hold if any of them does. Safe
 * for use by many threads.
 */
public final class ArgumentConditions {

    private static final String IN = " in ";

    private final String text;
    private final List<Condition> conditions;
    private final Consumer<? super RuntimeException> problems;

    private record Condition(int index, @Nullable PropertyPath path, ValueList values) {}

    private ArgumentConditions(String text, List<Condition> conditions, Consumer<? super RuntimeException> problems) {
        this.text = text;
        this.conditions = conditions;
        this.problems = problems;
    }

    /**
     * Reads conditions joined by {@code ;}.
     *
     * @param text {@code index.path in list; index.path in list}
     * @param problems told of paths that cannot be followed, in the same words each time
     * @throws IllegalArgumentException with a sentence, where the text is none
     */
    public static ArgumentConditions parse(String text, Consumer<? super RuntimeException> problems) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int in = part.indexOf(IN);
            String argument = in < 0 ? "" : part.substring(0, in).strip();
            int dot = argument.indexOf('.');
            String index = dot < 0 ? argument : argument.substring(0, dot);
            if (!isIndex(index)) {
                throw new IllegalArgumentException("'" + part.strip()
                        + "' is not of the form: number of the argument, from 0, with properties, in list, such as"
                        + " 0.uri.host in www.zohoapis.com, *.zohoapis.eu");
            }
            conditions.add(new Condition(
                    Integer.parseInt(index),
                    dot < 0 ? null : new PropertyPath(argument.substring(dot + 1), problems),
                    ValueList.of(part.substring(in + IN.length()))));
        }
        return new ArgumentConditions(text, List.copyOf(conditions), problems);
    }

    /** No method has more than 255 parameters. */
    private static boolean isIndex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 3;
    }

    /** Whether one of them holds. One that cannot be followed to its end does not; nothing is thrown but by the JVM. */
    public boolean hold(@Nullable Object[] arguments) {
        for (Condition condition : conditions) {
            if (holds(condition, arguments)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Condition condition, @Nullable Object[] arguments) {
        if (condition.index() >= arguments.length) {
            problems.accept(new IllegalArgumentException("'" + text + "' asks for argument " + condition.index()
                    + " of a method with " + arguments.length + "; the first is 0"));
            return false;
        }
        Object argument = arguments[condition.index()];
        if (argument == null) {
            return false;
        }
        try {
            return condition
                    .values()
                    .contains(
                            condition.path() == null
                                    ? argument
                                    : condition.path().read(argument));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError broken) {
            // Classes alone: a message may carry what the argument holds.
            problems.accept(new IllegalArgumentException("'" + text + "' cannot be read from a "
                    + argument.getClass().getName() + ": " + Failures.describe(broken)));
            return false;
        }
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
