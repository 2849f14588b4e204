package io.breakwater.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import io.breakwater.core.Together;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The budget beside a naive one, over the long run, and under many threads. Covers I-44. */
@Timeout(60)
final class RetryBudgetModelTest {

    private static final long SECOND = 1_000_000_000;
    private static final long PERIOD = RetryBudget.PERIOD_SECONDS * SECOND;
    private static final long FLOOR = RetryBudget.FLOOR_PER_SECOND * RetryBudget.PERIOD_SECONDS;
    private static final int THREADS = 8;

    /** Forgets nothing: calls and retries of every second since the start. */
    private static final class NaiveBudget {

        private final Map<Long, Long> calls = new HashMap<>();
        private final Map<Long, Long> retries = new HashMap<>();
        private final long milliPercent;
        private long at;
        private long known;

        NaiveBudget(long milliPercent, long known) {
            this.milliPercent = milliPercent;
            this.known = known;
        }

        long look(long callsSoFar, long now) {
            if (now == at) {
                calls.merge(now / SECOND, callsSoFar - known, Long::sum);
            }
            for (long second = at / SECOND; second <= now / SECOND; second++) {
                long from = Math.max(at, second * SECOND);
                long to = Math.min(now, (second + 1) * SECOND);
                if (now != at) {
                    calls.merge(second, until(to, callsSoFar, now) - until(from, callsSoFar, now), Long::sum);
                }
            }
            at = now;
            known = callsSoFar;
            long granted = FLOOR + sum(calls) * milliPercent / 100_000;
            return Math.max(0, granted - sum(retries));
        }

        private long until(long moment, long callsSoFar, long now) {
            return BigInteger.valueOf(callsSoFar - known)
                    .multiply(BigInteger.valueOf(moment - at))
                    .divide(BigInteger.valueOf(now - at))
                    .longValueExact();
        }

        void retry() {
            retries.merge(at / SECOND, 1L, Long::sum);
        }

        private long sum(Map<Long, Long> counts) {
            long now = at / SECOND;
            long sum = 0;
            for (long second = now - RetryBudget.PERIOD_SECONDS + 1; second <= now; second++) {
                sum += counts.getOrDefault(second, 0L);
            }
            return sum;
        }
    }

    private static long anyStep(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3) * SECOND;
            case 2 -> random.nextInt(20) == 0 ? (10 + random.nextInt(100)) * SECOND : 1;
            case 3 -> random.nextLong(PERIOD);
            default -> random.nextLong(SECOND / 5);
        };
    }

    @Test
    void budget_randomInput_agreesWithTheNaiveOne() {
        Random random = RandomSeed.of("RetryBudgetModelTest.naive");
        for (int round = 0; round < 200; round++) {
            long milliPercent = random.nextInt(100_001);
            long origin = random.nextLong();
            long now = 0;
            long calls = random.nextInt(1000);
            RetryBudget budget = new RetryBudget(milliPercent / 1000.0);
            NaiveBudget naive = new NaiveBudget(milliPercent, calls);
            budget.withdrawable(calls, origin);

            for (int i = 0; i < 1000; i++) {
                now += anyStep(random);
                calls += random.nextInt(1 << random.nextInt(12));
                long expected = naive.look(calls, now);

                assertThat(budget.withdrawable(calls, origin + now))
                        .as("round %d step %d", round, i)
                        .isEqualTo(expected);
                for (long wanted = random.nextInt(60); wanted > 0; wanted--) {
                    boolean granted = budget.tryWithdraw(calls, origin + now);
                    assertThat(granted).isEqualTo(expected > 0);
                    if (granted) {
                        naive.retry();
                        expected--;
                    }
                }
            }
        }
    }

    @Test
    void longRun_greedyCallers_neverGetMoreThanShareAndFloor() {
        Random random = RandomSeed.of("RetryBudgetModelTest.longRun");
        for (int round = 0; round < 100; round++) {
            int percent = random.nextInt(101);
            RetryBudget budget = new RetryBudget(percent);
            long now = 0;
            long calls = 0;
            long retries = 0;
            budget.withdrawable(calls, now);

            for (int i = 0; i < 1000; i++) {
                now += anyStep(random) * (1 + random.nextInt(3));
                calls += random.nextInt(1 << random.nextInt(10));
                for (int wanted = random.nextInt(400); wanted > 0 && budget.tryWithdraw(calls, now); wanted--) {
                    retries++;
                }
                // One period of the floor is there from the start.
                assertThat(retries * 100.0)
                        .as("round %d step %d", round, i)
                        .isLessThanOrEqualTo(percent * calls + FLOOR * 100.0 * (now + PERIOD) / PERIOD);
            }
        }
    }

    @Test
    void manyThreads_clockStandingStill_getExactlyTheBudget() throws Exception {
        for (int round = 0; round < 100; round++) {
            RetryBudget budget = new RetryBudget(20);
            budget.withdrawable(0, 0);

            List<Long> granted = Together.run(THREADS, thread -> () -> {
                long mine = 0;
                for (int i = 0; i < 200; i++) {
                    mine += budget.tryWithdraw(1000, SECOND) ? 1 : 0;
                }
                return mine;
            });

            assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(FLOOR + 200);
        }
    }

    @Test
    void manyThreads_eachWithItsOwnIdeaOfNow_getNoMoreThanTheBudget() throws Exception {
        RetryBudget budget = new RetryBudget(20);
        budget.withdrawable(0, 0);
        AtomicLong clock = new AtomicLong();
        AtomicLong calls = new AtomicLong();

        List<Long> granted = Together.run(THREADS, thread -> () -> {
            long mine = 0;
            for (int i = 0; i < 20_000; i++) {
                long callsSoFar = calls.incrementAndGet(); // read before the lock, hence seen out of order
                long now = clock.addAndGet(SECOND / 1000);
                mine += budget.tryWithdraw(callsSoFar, now) ? 1 : 0;
            }
            return mine;
        });

        long sum = granted.stream().mapToLong(Long::longValue).sum();
        long allowed = calls.get() / 5 + FLOOR * (clock.get() + PERIOD) / PERIOD;
        assertThat(sum).isBetween(allowed * 9 / 10, allowed);
    }
}
