package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.Together;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counts add up, whichever threads count, and however many there are. */
final class StripesTest {

    private final Stripes stripes = new Stripes();

    private @Nullable Stripe mineOrNew() {
        Stripe mine = stripes.mine();
        return mine != null ? mine : stripes.claim();
    }

    private void count(int times) {
        for (int i = 0; i < times; i++) {
            stripes.countAdmitted(mineOrNew());
            stripes.countSucceeded(stripes.mine());
        }
    }

    @Test
    void oneThread_getsAStripeAndKeepsIt() {
        Stripe mine = mineOrNew();

        assertThat(mine).isNotNull();
        assertThat(mineOrNew()).isSameAs(mine);
        assertThat(stripes.mine()).isSameAs(mine);
    }

    @Test
    void threadWithoutAStripe_isToldSo() {
        assertThat(stripes.mine()).isNull();
    }

    @Test
    void manyThreadsAtOnce_addUp() throws Exception {
        Together.run(32, thread -> () -> {
            count(10_000);
            return thread;
        });

        assertThat(stripes.admitted()).isEqualTo(320_000);
        assertThat(stripes.succeeded()).isEqualTo(320_000);
    }

    /** Thread after thread, so that stripes change hands while others count. */
    @Test
    void threadsThatCome_andGo_addUp() throws Exception {
        int threads = 600;
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> count(200));
            thread.start();
            started.add(thread);
        }
        for (Thread thread : started) {
            thread.join();
        }

        assertThat(stripes.admitted()).isEqualTo(threads * 200L);
        assertThat(stripes.succeeded()).isEqualTo(threads * 200L);
    }

    @Test
    void stripeOfAThreadThatEnded_isFoundAndKeepsItsCounts() throws Exception {
        for (int i = 0; i < 64; i++) {
            Thread thread = new Thread(() -> count(1));
            thread.start();
            thread.join();
        }

        boolean found = false;
        for (int i = 0; i < 10_000 && !found; i++) {
            found = mineOrNew() != null;
        }

        assertThat(found).isTrue();
        assertThat(stripes.admitted()).isEqualTo(64);
    }

    @Test
    void stripeOfALivingThread_isNeverTaken() throws Exception {
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> owners = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Thread owner = new Thread(() -> {
                count(1);
                counted.countDown();
                try {
                    end.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                count(1);
            });
            owner.start();
            owners.add(owner);
        }
        counted.await();
        Together.run(8, thread -> () -> {
            count(1000);
            return thread;
        });
        end.countDown();
        for (Thread owner : owners) {
            owner.join();
        }

        assertThat(stripes.admitted()).isEqualTo(8 * 1000 + 2 * 32);
    }

    /** The number of calls of the whole engine, with random ends, from eight threads. */
    @Test
    void aMillionCalls_ofEightThreads_addUpExactly() throws Exception {
        CircuitFixture it = new CircuitFixture(CircuitFixture.config().failureThreshold(0));
        int calls = 125_000;

        List<Map<Outcome, Integer>> ends = Together.run(8, thread -> () -> {
            Random random = new Random(thread);
            Map<Outcome, Integer> mine = new EnumMap<>(Outcome.class);
            for (int i = 0; i < calls; i++) {
                long permit = it.circuit.tryAcquire();
                Outcome outcome = CircuitFixture.anyOutcome(random);
                mine.merge(outcome, 1, Integer::sum);
                it.circuit.complete(permit, outcome, it.circuit.start(permit), "");
            }
            return mine;
        });

        CallTotals totals = it.totals();
        assertThat(totals.succeeded()).isEqualTo(sum(ends, Outcome.SUCCEEDED));
        assertThat(totals.failed()).isEqualTo(sum(ends, Outcome.FAILED));
        assertThat(totals.ignored()).isEqualTo(sum(ends, Outcome.IGNORED));
        assertThat(totals.total()).isEqualTo(8L * calls);
        assertThat(totals.inFlight()).isZero();
        assertThat(totals.late() + totals.rejected()).isZero();
    }

    private static long sum(List<Map<Outcome, Integer>> ends, Outcome outcome) {
        return ends.stream().mapToLong(mine -> mine.getOrDefault(outcome, 0)).sum();
    }
}
