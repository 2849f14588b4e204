package io.breakwater.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How far a value is looked into: four levels, sixteen elements each. */
final class RetryAfterLimitsTest {

    private static final long THIRTY_SECONDS = Duration.ofSeconds(30).toNanos();

    private static long nanos(Object value) {
        return RetryAfter.nanos(value, 0);
    }

    private static Object wrapped(int times, UnaryOperator<Object> wrapper) {
        Object value = 30;
        for (int i = 0; i < times; i++) {
            value = wrapper.apply(value);
        }
        return value;
    }

    @Test
    void value_fourLevelsDown_isFoundAndNotFive() {
        for (UnaryOperator<Object> wrapper :
                List.<UnaryOperator<Object>>of(List::of, Optional::of, inner -> new Object[] {inner})) {
            assertThat(nanos(wrapped(4, wrapper))).isEqualTo(THIRTY_SECONDS);
            assertThat(nanos(wrapped(5, wrapper))).isEqualTo(RetryAfter.NOTHING);
        }
    }

    @Test
    void value_amongTheFirstSixteenElements_isFoundAndNotLater() {
        List<Object> elements = new ArrayList<>(Collections.nCopies(15, "x"));
        elements.add(30);
        assertThat(nanos(elements)).isEqualTo(THIRTY_SECONDS);
        assertThat(nanos(elements.toArray())).isEqualTo(THIRTY_SECONDS);

        elements.add(0, "x");

        assertThat(nanos(elements)).isEqualTo(RetryAfter.NOTHING);
        assertThat(nanos(elements.toArray())).isEqualTo(RetryAfter.NOTHING);
    }

    @Test
    void value_ofZero_isTheAnswerWhateverComesAfterIt() {
        assertThat(nanos(List.of(0, 30))).isZero();
        assertThat(nanos(new int[] {0, 30})).isZero();
    }

    @Test
    void array_withoutAValue_saysNothing() {
        assertThat(nanos(new String[] {"x"})).isEqualTo(RetryAfter.NOTHING);
        assertThat(nanos(new String[0])).isEqualTo(RetryAfter.NOTHING);
    }
}
