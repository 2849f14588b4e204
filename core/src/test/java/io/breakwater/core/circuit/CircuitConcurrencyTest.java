package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.RandomSeed;
import io.breakwater.core.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the interleaving, these hold. */
@Timeout(60)
final class CircuitConcurrencyTest {

    private static final int THREADS = 8;

    @Test
    void openToHalfOpen_manyThreadsAtOnce_admitsExactlyHalfOpenCalls() throws Exception { // I-8
        for (int round = 0; round < 300; round++) {
            int permitted = 1 + round % 4;
            CircuitFixture it = new CircuitFixture(CircuitFixture.config().halfOpenCalls(permitted));
            it.open();
            it.clock.advance(CircuitFixture.RECOVERY);

            List<Long> permits = Together.run(4, i -> () -> {
                long first = it.circuit.tryAcquire();
                return first < 0 ? it.circuit.tryAcquire() : first;
            });

            List<Long> admitted = permits.stream().filter(p -> p > 0).toList();
            assertThat(admitted).hasSize(permitted).doesNotHaveDuplicates();
            assertThat(it.told).hasSize(2);
        }
    }

    @Test
    void halfOpen_hammered_neverHasMoreThanHalfOpenCallsInFlight() throws Exception { // I-7, I-8
        CircuitFixture it = new CircuitFixture(CircuitFixture.config().successThreshold(Integer.MAX_VALUE));
        it.end(it.halfOpen(), Outcome.IGNORED);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Together.run(THREADS, thread -> () -> {
            for (int i = 0; i < 10_000; i++) {
                long permit = it.circuit.tryAcquire();
                if (permit > 0) {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    inFlight.decrementAndGet();
                    it.end(permit, i % 2 == 0 ? Outcome.IGNORED : Outcome.SUCCEEDED);
                }
            }
            return thread;
        });

        assertThat(most.get()).isBetween(1, 2);
        assertThat(it.totals().inFlight()).isZero();
        it.admit();
        it.admit();
        it.assertRefuses();
    }

    /** What one thread did. */
    private record Tally(Map<Outcome, Long> ended, long rejected) {}

    private static Tally work(CircuitFixture it, Random random, boolean operate) {
        Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
        long rejected = 0;
        List<Long> held = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            long permit = it.circuit.tryAcquire();
            if (permit < 0) {
                rejected++;
                it.clock.advance(Duration.ofSeconds(random.nextInt(8)));
            } else {
                held.add(permit);
            }
            while (held.size() > random.nextInt(5)) {
                Outcome outcome = CircuitFixture.anyOutcome(random);
                it.end(held.remove(random.nextInt(held.size())), outcome);
                ended.merge(outcome, 1L, Long::sum);
            }
            if (operate && random.nextInt(50) == 0) {
                operate(it.circuit, random.nextInt(5));
            }
        }
        for (long permit : held) {
            it.circuit.succeeded(permit, it.circuit.start(permit));
            ended.merge(Outcome.SUCCEEDED, 1L, Long::sum);
        }
        return new Tally(ended, rejected);
    }

    private static void operate(Circuit circuit, int which) {
        switch (which) {
            case 0 -> circuit.forceOpen();
            case 1 -> circuit.disable();
            case 2 -> circuit.enable();
            default -> circuit.close();
        }
    }

    private static void assertAddsUp(CircuitFixture it, List<Tally> tallies) {
        CallTotals totals = it.totals();
        assertThat(totals.succeeded()).isEqualTo(sum(tallies, Outcome.SUCCEEDED));
        assertThat(totals.failed()).isEqualTo(sum(tallies, Outcome.FAILED));
        assertThat(totals.ignored()).isEqualTo(sum(tallies, Outcome.IGNORED));
        assertThat(totals.rejected())
                .isEqualTo(tallies.stream().mapToLong(Tally::rejected).sum());
        assertThat(totals.inFlight()).isZero();
        assertThat(totals.late()).isBetween(0L, totals.total());
    }

    private static long sum(List<Tally> tallies, Outcome outcome) {
        return tallies.stream()
                .mapToLong(tally -> tally.ended().getOrDefault(outcome, 0L))
                .sum();
    }

    /** A total order: exactly one event per transition, each from where the one before led to (I-16, I-17, I-22). */
    private static void assertTotalOrder(CircuitFixture it) {
        CircuitFixture.assertChained(it.told, 1, CircuitState.CLOSED);
        int size = it.told.size();
        assertThat(it.told).isNotEmpty();
        assertThat(it.circuit.state()).isEqualTo(it.told.get(size - 1).to());
        assertThat(it.circuit.snapshot().recentTransitions()).isEqualTo(it.told.subList(Math.max(0, size - 20), size));
        long openings = it.told.stream()
                .filter(transition -> isOpen(transition.to()) && !isOpen(transition.from()))
                .count();
        assertThat(it.totals().opened()).isEqualTo(openings);
    }

    private static boolean isOpen(CircuitState state) {
        return state == CircuitState.OPEN || state == CircuitState.FORCED_OPEN;
    }

    @Test
    void randomCalls_manyThreads_addUpExactlyAndTransitionsAreInTotalOrder() throws Exception {
        long seed = RandomSeed.of("CircuitConcurrencyTest.calls").nextLong();
        CircuitFixture it = new CircuitFixture();

        List<Tally> tallies = Together.run(THREADS, i -> () -> work(it, new Random(seed + i), false));

        assertAddsUp(it, tallies);
        assertTotalOrder(it);
    }

    @Test
    void randomCallsAndOperators_manyThreads_addUpExactlyAndTransitionsAreInTotalOrder() throws Exception {
        long seed = RandomSeed.of("CircuitConcurrencyTest.operators").nextLong();
        CircuitFixture it = new CircuitFixture();

        List<Tally> tallies = Together.run(THREADS, i -> () -> work(it, new Random(seed + i), true));

        assertAddsUp(it, tallies);
        assertTotalOrder(it);
    }

    /** Covers I-18: state, time and trials are one object, so however it flaps it never stays open for ever. */
    @Test
    void flappingCircuit_manyThreads_alwaysRecovers() throws Exception {
        CircuitFixture it = new CircuitFixture(CircuitFixture.config().failureThreshold(1));
        for (int round = 0; round < 200; round++) {
            Together.run(4, thread -> () -> {
                for (int i = 0; i < 20; i++) {
                    long permit = it.circuit.tryAcquire();
                    if (permit > 0) {
                        it.end(permit, i % 3 == 0 ? Outcome.FAILED : Outcome.SUCCEEDED);
                    }
                    it.clock.advance(Duration.ofSeconds(20));
                }
                return thread;
            });
            it.clock.advance(CircuitFixture.RECOVERY.plus(CircuitFixture.LEASE));
            it.call(Outcome.SUCCEEDED);
            it.call(Outcome.SUCCEEDED);
            it.assertState(CircuitState.CLOSED);
        }
    }

    @Test
    void reconfigured_whileCallsFail_opensAllTheSame() throws Exception {
        CircuitFixture busy = new CircuitFixture(CircuitFixture.config().failureThreshold(1));
        for (int round = 0; round < 2_000; round++) {
            long permit = busy.admit();
            int number = round;
            Together.run(2, thread -> () -> {
                if (thread == 0) {
                    busy.end(permit, Outcome.FAILED);
                } else {
                    busy.circuit.reconfigure(CircuitFixture.config()
                            .failureThreshold(1)
                            .halfOpenCalls(1 + number % 5)
                            .build());
                }
                return thread;
            });
            busy.assertState(CircuitState.OPEN);
            busy.circuit.close();
        }
    }

    @Test
    void snapshots_whileCallsEndAndStatisticsAreReset_areNeverNegative() throws Exception {
        CircuitFixture it = new CircuitFixture();
        AtomicBoolean stop = new AtomicBoolean();
        LongAdder negative = new LongAdder();

        Together.run(3, thread -> () -> {
            for (int i = 0; thread == 0 ? i < 200_000 : !stop.get(); i++) {
                if (thread == 0) {
                    CallTotals totals = it.totals();
                    if (totals.succeeded() < 0 || totals.inFlight() < 0) {
                        negative.increment();
                    }
                } else if (thread == 1) {
                    it.circuit.succeeded(it.circuit.tryAcquire(), 0);
                } else {
                    it.circuit.resetStatistics();
                }
            }
            stop.set(true);
            return thread;
        });

        assertThat(negative.sum()).isZero();
    }
}
