package io.breakwater.core.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One {@code path in list} on what a call returned, such as {@code statusCode in 429, 500-599}. */
public final class ResultCondition {

    private static final String IN = " in ";

    private final PropertyPath path;
    private final ValueList values;

    private ResultCondition(PropertyPath path, ValueList values) {
        this.path = path;
        this.values = values;
    }

    /**
     * Reads conditions joined by {@code ;}.
     *
     * @param text {@code path in list; path in list}
     * @param problems told once per class on which a path does not resolve
     * @return one or more conditions
     * @throws IllegalArgumentException with a sentence, where the text is none
     */
    public static List<ResultCondition> parse(String text, Consumer<? super RuntimeException> problems) {
        List<ResultCondition> conditions = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            int in = part.indexOf(IN);
            if (in < 0) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is not of the form: path in list, such as statusCode in 429, 500-599");
            }
            conditions.add(new ResultCondition(
                    new PropertyPath(part.substring(0, in).strip(), problems),
                    ValueList.of(part.substring(in + IN.length()))));
        }
        return List.copyOf(conditions);
    }

    boolean holds(Object result) throws ReflectiveOperationException {
        return values.contains(path.read(result));
    }
}
