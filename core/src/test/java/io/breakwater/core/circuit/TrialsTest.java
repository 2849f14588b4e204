package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TrialsTest {

    private static final long LEASE = 1000;

    private final Trials three = Trials.NONE.start(11, 100).start(12, 200).start(13, 300);

    @Test
    void none_holdsNothingAndIsNeverTooOld() {
        assertThat(Trials.NONE.inFlight()).isZero();
        assertThat(Trials.NONE.succeeded()).isZero();
        assertThat(Trials.NONE.holds(0)).isFalse();
        assertThat(Trials.NONE.anyOlderThan(LEASE, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void start_eachTrial_isHeldUnderItsOwnId() {
        assertThat(three.inFlight()).isEqualTo(3);
        assertThat(three.holds(11)).isTrue();
        assertThat(three.holds(12)).isTrue();
        assertThat(three.holds(13)).isTrue();
        assertThat(three.holds(14)).isFalse();
        assertThat(three.succeeded()).isZero();
    }

    @Test
    void success_ofOne_countsItAndKeepsTheOthersWithTheirTimes() {
        Trials rest = three.success(12);

        assertThat(rest.succeeded()).isEqualTo(1);
        assertThat(rest.inFlight()).isEqualTo(2);
        assertThat(rest.holds(11)).isTrue();
        assertThat(rest.holds(12)).isFalse();
        assertThat(rest.holds(13)).isTrue();
        assertThat(rest.success(11).anyOlderThan(LEASE, 300 + LEASE - 1)).isFalse();
        assertThat(rest.success(11).anyOlderThan(LEASE, 300 + LEASE)).isTrue();
        assertThat(rest.success(13).anyOlderThan(LEASE, 100 + LEASE - 1)).isFalse();
        assertThat(rest.success(13).anyOlderThan(LEASE, 100 + LEASE)).isTrue();
    }

    @Test
    void neutral_ofOne_countsNothingAndKeepsEarlierSuccesses() {
        Trials rest = three.success(13).neutral(11);

        assertThat(rest.succeeded()).isEqualTo(1);
        assertThat(rest.inFlight()).isEqualTo(1);
        assertThat(rest.holds(12)).isTrue();
    }

    @Test
    void start_afterASuccess_keepsIt() {
        assertThat(three.success(11).start(14, 400).succeeded()).isEqualTo(1);
    }

    @Test
    void anyOlderThan_clockBehindTheStart_isTooOld() {
        Trials one = Trials.NONE.start(11, 100);

        assertThat(one.anyOlderThan(LEASE, 100)).isFalse();
        assertThat(one.anyOlderThan(LEASE, 99)).isTrue();
    }

    /** The origin of the clock is arbitrary: it may pass the largest long while a trial is in flight. */
    @Test
    void anyOlderThan_clockOverflows_measuresAllTheSame() {
        Trials one = Trials.NONE.start(11, Long.MAX_VALUE - 10);

        assertThat(one.anyOlderThan(LEASE, Long.MIN_VALUE)).isFalse();
        assertThat(one.anyOlderThan(LEASE, Long.MIN_VALUE + LEASE)).isTrue();
    }
}
