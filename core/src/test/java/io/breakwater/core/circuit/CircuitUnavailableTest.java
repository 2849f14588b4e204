package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a circuit that would refuse says of itself. */
final class CircuitUnavailableTest {

    private final CircuitFixture it = new CircuitFixture(CircuitFixture.config().maxConcurrentCalls(2));

    @Test
    void unavailable_aCallWouldPass_isNull() {
        assertThat(it.circuit.unavailable()).isNull();
    }

    @Test
    void unavailable_open_namesTheState() {
        it.open();

        assertThat(it.circuit.unavailable()).isEqualTo("circuit 'payments' is OPEN");
        it.clock.advance(CircuitFixture.RECOVERY);
        assertThat(it.circuit.unavailable()).isNull();
    }

    @Test
    void unavailable_allPlacesTaken_saysSo() {
        it.admit();
        it.admit();

        assertThat(it.circuit.unavailable())
                .isEqualTo("circuit 'payments' has as many calls in flight as it allows at once");
        it.circuit.disable();
        assertThat(it.circuit.unavailable())
                .isEqualTo("circuit 'payments' has as many calls in flight as it allows at once");
    }
}
