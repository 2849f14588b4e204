package io.breakwater.core.circuit;

import static io.breakwater.core.CircuitState.CLOSED;
import static io.breakwater.core.CircuitState.DISABLED;
import static io.breakwater.core.CircuitState.FORCED_OPEN;
import static io.breakwater.core.CircuitState.HALF_OPEN;
import static io.breakwater.core.CircuitState.OPEN;
import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exactly one event per transition, in order, without gaps (I-22). */
final class CircuitTransitionsTest {

    private final CircuitFixture it = new CircuitFixture();

    private static Transition transition(long number) {
        boolean odd = number % 2 == 1;
        return new Transition("payments", number, odd ? CLOSED : OPEN, odd ? OPEN : CLOSED, "", Instant.EPOCH);
    }

    @Test
    void transitions_ofAWholeLife_areToldInOrder() {
        it.end(it.halfOpen(), FAILED);
        it.clock.advance(CircuitFixture.RECOVERY);
        it.call(SUCCEEDED);
        it.call(SUCCEEDED);
        it.circuit.forceOpen();
        it.circuit.disable();
        it.circuit.enable();

        assertThat(it.told)
                .extracting(Transition::to)
                .containsExactly(OPEN, HALF_OPEN, OPEN, HALF_OPEN, CLOSED, FORCED_OPEN, DISABLED, CLOSED);
        CircuitFixture.assertChained(it.told, 1, CLOSED);
        assertThat(it.circuit.snapshot().recentTransitions()).isEqualTo(it.told);
    }

    @Test
    void transition_carriesNameReasonAndWallTime() {
        it.clock.setWallMillis(77);
        it.open();

        Transition opened = it.told.get(0);

        assertThat(opened.circuit()).isEqualTo("payments");
        assertThat(opened.at()).isEqualTo(Instant.ofEpochMilli(77));
        assertThat(it.circuit.snapshot().since()).isEqualTo(Instant.ofEpochMilli(77));
        assertThat(opened.describe())
                .isEqualTo("payments: CLOSED -> OPEN (3 consecutive failures, the last: java.io.IOException)");
    }

    @Test
    void callsThatChangeNoState_tellNothing() {
        it.call(SUCCEEDED);
        it.fail(2);
        it.circuit.close();
        it.circuit.enable();
        it.circuit.resetStatistics();
        it.circuit.forceOpen();
        it.circuit.forceOpen();
        it.assertRefuses();

        assertThat(it.told).extracting(Transition::to).containsExactly(FORCED_OPEN);
    }

    /** Covers I-34: however often it flaps, a circuit keeps a bounded history. */
    @Test
    void journal_ofMoreThanTwenty_keepsTheNewestTwenty() {
        for (int i = 0; i < 60; i++) {
            it.circuit.disable();
            it.circuit.enable();
        }

        List<Transition> kept = it.circuit.snapshot().recentTransitions();

        assertThat(it.told).hasSize(120);
        assertThat(kept).hasSize(20).isEqualTo(it.told.subList(100, 120));
        CircuitFixture.assertChained(kept, 101, CLOSED);
    }

    @Test
    void journal_transitionsThatArriveInAnotherOrder_areToldInTheirOwn() {
        List<Transition> told = new ArrayList<>();
        TransitionJournal journal = new TransitionJournal(told::add);

        journal.add(transition(3));
        journal.add(transition(2));
        assertThat(told).isEmpty();
        assertThat(journal.recent()).isEmpty();
        journal.add(transition(1));
        journal.add(transition(4));

        assertThat(told).extracting(Transition::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(journal.recent()).isEqualTo(told);
    }

    @Test
    void listener_thatMovesTheCircuit_isToldAfterwardsAndOnce() {
        List<CircuitState> told = new ArrayList<>();
        List<Circuit> self = new ArrayList<>();
        Circuit circuit = new Circuit("self", CircuitFixture.config().build(), it.clock, transition -> {
            if (transition.to() == FORCED_OPEN) {
                self.get(0).close();
                assertThat(told).isEmpty(); // not told from within
            }
            told.add(transition.to());
        });
        self.add(circuit);

        circuit.forceOpen();

        assertThat(told).containsExactly(FORCED_OPEN, CLOSED);
        assertThat(circuit.state()).isEqualTo(CLOSED);
    }

    @Test
    void listener_looksAtTheCircuit_seesTheNewState() {
        List<CircuitState> seen = new ArrayList<>();
        List<Circuit> self = new ArrayList<>();
        Circuit circuit = new Circuit(
                "self",
                CircuitFixture.config().build(),
                it.clock,
                transition -> seen.add(self.get(0).snapshot().state()));
        self.add(circuit);

        circuit.forceOpen();
        circuit.disable();

        assertThat(seen).containsExactly(FORCED_OPEN, DISABLED);
    }

    @Test
    void stateCodes_areFixed() {
        assertThat(List.of(CLOSED.code(), HALF_OPEN.code(), OPEN.code(), FORCED_OPEN.code(), DISABLED.code()))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void sink_thatThrowsAnError_isToldOfAllLaterTransitions() {
        List<Transition> told = new ArrayList<>();
        TransitionJournal journal = new TransitionJournal(transition -> {
            told.add(transition);
            throw new OutOfMemoryError("for the test");
        });
        journal.add(transition(1));
        journal.add(transition(2));

        assertThat(told).hasSize(2);
    }
}
