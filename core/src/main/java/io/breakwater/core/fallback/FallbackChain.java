package io.breakwater.core.fallback;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.Failures;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The tiers behind a first one, asked in order until one answers. A tier that says it cannot serve is skipped without
 * being called. The chain ends early where no other tier may be asked: after an {@link Error} or an interrupt, and where the
 * tier says so, because its failure says nothing about it or because its call may have acted.
 *
 * <p>Safe for use by many threads. Everything runs on the calling thread.
 *
 * @param <A> what a call is given
 * @param <R> what a call answers
 */
public final class FallbackChain<A, R> {

    private final String name;
    private final List<Tier<A, R>> tiers;
    private final Clock clock;
    /** Set while this chain runs on the thread. Of a JDK type, so that no thread ever holds a class of ours. */
    private final ThreadLocal<Boolean> running = new ThreadLocal<>();

    private final LongAdder calls = new LongAdder();
    private final List<LongAdder> served = new ArrayList<>();
    private final LongAdder allTiersFailed = new LongAdder();
    private volatile @Nullable AllTiersFailed last;

    private record AllTiersFailed(Instant at, String reasons) {}

    /**
     * Creates a chain.
     *
     * @param name the chain's name
     * @param tiers the tiers after the first, in the order in which they are asked
     * @param clock for display only
     */
    public FallbackChain(String name, List<? extends Tier<A, R>> tiers, Clock clock) {
        this.name = requireNonNull(name, "name");
        this.tiers = List.copyOf(tiers);
        this.clock = requireNonNull(clock, "clock");
        for (int i = 0; i < this.tiers.size(); i++) {
            served.add(new LongAdder());
        }
    }

    public String name() {
        return name;
    }

    /** Whether this chain is at work on the calling thread. It must not be started again then. */
    public boolean isRunningHere() {
        return running.get() != null;
    }

    /**
     * Asks the tiers.
     *
     * @param arguments what each tier is called with
     * @param first why the first tier did not serve
     * @return the first answer
     * @throws AllTiersFailedException if no tier has one
     */
    public Served<R> run(A arguments, TierFailure first) {
        calls.increment();
        running.set(Boolean.TRUE);
        try {
            return ask(arguments, first);
        } finally {
            running.remove();
        }
    }

    private Served<R> ask(A arguments, TierFailure first) {
        List<TierFailure> failures = new ArrayList<>();
        failures.add(first);
        for (int i = 0; i < tiers.size(); i++) {
            Tier<A, R> tier = tiers.get(i);
            try {
                String unavailable = tier.unavailable(arguments);
                if (unavailable != null) {
                    failures.add(TierFailure.because(tier.name(), "skipped: " + unavailable));
                    continue;
                }
                R value = tier.call(arguments);
                if (tier.isAnswer(value)) {
                    served.get(i).increment();
                    return new Served<>(tier.name(), value);
                }
                failures.add(TierFailure.because(tier.name(), "returned what counts as a failure"));
                if (!mayAskOthers(tier, arguments, value, null)) {
                    break;
                }
            } catch (Throwable thrown) {
                failures.add(TierFailure.threw(tier.name(), thrown));
                if (endsTheChain(tier, arguments, thrown)) {
                    break;
                }
            }
        }
        allTiersFailed.increment();
        AllTiersFailedException failure = new AllTiersFailedException(name, failures);
        last = new AllTiersFailed(Instant.ofEpochMilli(clock.wallMillis()), String.valueOf(failure.getMessage()));
        throw failure;
    }

    private boolean endsTheChain(Tier<A, R> tier, A arguments, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt(); // the caller gets another exception, so the flag has to tell
        }
        return !Failures.mayTryAgain(thrown) || !mayAskOthers(tier, arguments, null, thrown);
    }

    /** A tier that cannot tell may have acted. */
    private boolean mayAskOthers(Tier<A, R> tier, A arguments, @Nullable R result, @Nullable Throwable thrown) {
        try {
            return tier.mayAskOthers(arguments, result, thrown);
        } catch (RuntimeException broken) {
            if (thrown != null) {
                Failures.attach(thrown, broken);
            }
            return false;
        }
    }

    /** The chain at this moment. */
    public FallbackSnapshot snapshot() {
        List<FallbackSnapshot.TierCount> counts = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            counts.add(new FallbackSnapshot.TierCount(
                    tiers.get(i).name(), served.get(i).sum()));
        }
        AllTiersFailed failure = last;
        return new FallbackSnapshot(
                name,
                calls.sum(),
                List.copyOf(counts),
                allTiersFailed.sum(),
                failure == null ? null : failure.at(),
                failure == null ? null : failure.reasons());
    }
}
