package io.breakwater.core.classify;

import org.jspecify.annotations.Nullable;

/**
 * What a value has to be.
 *
 * @param values a list of values
 * @param negated whether it must not be one of them
 */
record ValueTest(ValueList values, boolean negated) {

    /** Throws {@link IllegalArgumentException} with a sentence where the list cannot be read. */
    static ValueTest of(ConditionText text) {
        return new ValueTest(ValueList.of(text.list()), text.negated());
    }

    /** Whether the value is as it has to be. No value is never. */
    boolean passes(@Nullable Object value) {
        Object counting = First.of(value);
        return counting != null && values.contains(counting) != negated;
    }
}
