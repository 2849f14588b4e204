package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CallRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which refusals carry a stack trace, and what is told without one. */
final class RefusalsTest {

    private static CircuitFixture open(RefusalTrace trace) {
        CircuitFixture it = new CircuitFixture(CircuitFixture.config().refusalTrace(trace));
        it.open();
        return it;
    }

    private static boolean isTraced(CallRefusedException refusal) {
        return refusal.getStackTrace().length > 0;
    }

    @Test
    void sampled_oneASecond_hasItsTrace() {
        CircuitFixture it = open(RefusalTrace.SAMPLED);
        List<Boolean> traced = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            traced.add(isTraced(it.refusal()));
            it.clock.advance(Duration.ofMillis(250));
        }
        assertThat(traced).filteredOn(yes -> yes).hasSizeBetween(10, 11);
        assertThat(traced.get(0)).isTrue();
    }

    @Test
    void sampled_clockThatStandsStill_tracesTheFirstAlone() {
        CircuitFixture it = new CircuitFixture();
        it.circuit.forceOpen();

        assertThat(isTraced(it.refusal())).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(isTraced(it.refusal())).isFalse();
        }
    }

    @Test
    void alwaysAndNever_areThat() {
        CircuitFixture always = open(RefusalTrace.ALWAYS);
        CircuitFixture never = open(RefusalTrace.NEVER);
        for (int i = 0; i < 5; i++) {
            assertThat(isTraced(always.refusal())).isTrue();
            assertThat(isTraced(never.refusal())).isFalse();
        }
    }

    @Test
    void untraced_saysSoInItsMessage_andTakesCompanions() {
        CallRefusedException refusal = open(RefusalTrace.NEVER).refusal();
        refusal.addSuppressed(new IllegalStateException());

        assertThat(refusal)
                .hasMessage("circuit 'payments' is OPEN: no call passes for another 60000 ms [stack trace left out]");
        assertThat(refusal.getSuppressed()).hasSize(1);
    }

    @Test
    void encoding_anyRemainingTime_isKept() {
        for (long nanos : new long[] {1, 999, 1_000_000, Duration.ofDays(365).toNanos()}) {
            long refusal = Refusal.open(nanos);
            assertThat(refusal).isNegative();
            assertThat(Refusal.remainingNanos(refusal)).isEqualTo(nanos);
            assertThat(Refusal.isTooManyCalls(refusal)).isFalse();
        }
        assertThat(Refusal.isTooManyCalls(Refusal.TOO_MANY_CALLS)).isTrue();
    }

    @Test
    void permit_ofAnyFlags_keepsItsId() {
        for (long id : new long[] {1, 77, Long.MAX_VALUE >>> 7}) {
            for (int flags = 0; flags < 4; flags++) {
                long permit = Permit.of(id, (flags & 1) != 0, (flags & 2) != 0);
                assertThat(permit).isPositive();
                assertThat(Permit.id(permit)).isEqualTo(id);
                assertThat(Permit.isTimed(permit)).isEqualTo((flags & 1) != 0);
                assertThat(Permit.holdsPlace(permit)).isEqualTo((flags & 2) != 0);
            }
        }
    }
}
