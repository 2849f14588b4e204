package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An ignored call says nothing about the callee, however long it took. */
final class CircuitIgnoredSlowTest {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final CircuitFixture it = new CircuitFixture(CircuitFixture.config()
            .failureThreshold(0)
            .slowCallDuration(SLOW)
            .slowCallRateThreshold(50)
            .window(WindowSize.calls(10))
            .minimumCalls(4));

    private void call(Duration takes, Outcome outcome) {
        long permit = it.admit();
        long started = it.circuit.start(permit);
        it.clock.advance(takes);
        it.circuit.complete(permit, outcome, started, "");
    }

    @Test
    void slowIgnoredTrial_isNeutral() {
        it.circuit.open("for the test");
        it.clock.advance(CircuitFixture.RECOVERY);

        call(SLOW.plusMillis(1), IGNORED);

        it.assertState(CircuitState.HALF_OPEN);
    }

    @Test
    void slowIgnoredCall_inClosed_doesNotOpen() {
        call(SLOW.plusMillis(1), SUCCEEDED);
        call(SLOW.plusMillis(1), SUCCEEDED);
        call(Duration.ZERO, SUCCEEDED);
        call(Duration.ZERO, SUCCEEDED); // reaches the minimum, and a call in time does not open

        call(SLOW.plusMillis(1), IGNORED);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().rates().calls()).isEqualTo(4);
    }
}
