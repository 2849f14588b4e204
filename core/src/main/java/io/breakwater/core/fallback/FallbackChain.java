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
 * Tiers that are asked in order until one answers. A tier that says it cannot serve is skipped without
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
    private final @Nullable LastResort<A, R> lastResort;
    private final Clock clock;
    /** Set while this chain runs on the thread. Of a JDK type, so that no thread ever holds a class of ours. */
    private final ThreadLocal<Boolean> running = new ThreadLocal<>();

    private final LongAdder calls = new LongAdder();
    private final List<LongAdder> served = new ArrayList<>();
    private final LongAdder servedByValue = new LongAdder();
    private final LongAdder allTiersFailed = new LongAdder();
    private volatile @Nullable AllTiersFailed last;

    private record AllTiersFailed(Instant at, String reasons) {}

    /**
     * Creates a chain.
     *
     * @param name the chain's name
     * @param tiers in the order in which they are asked; none where {@link #run} alone is used, and all there is besides
     *     its first tier is a last resort
     * @param lastResort answers when no tier does; not where the chain has to end early. Null = nothing does
     * @param clock for display only
     */
    public FallbackChain(
            String name, List<? extends Tier<A, R>> tiers, @Nullable LastResort<A, R> lastResort, Clock clock) {
        this.name = requireNonNull(name, "name");
        this.tiers = List.copyOf(tiers);
        this.lastResort = lastResort;
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

    /** A chain of these tiers, one or more, without a last resort, on the system's clock. */
    public static <A, R> FallbackChain<A, R> of(String name, List<? extends Tier<A, R>> tiers) {
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a chain needs a tier");
        }
        return new FallbackChain<>(name, tiers, null, Clock.system());
    }

    /**
     * Asks the tiers. Inside of itself, on the same thread, the chain asks its first tier alone.
     *
     * @param arguments what each tier is called with
     * @return the first answer
     * @throws Throwable what the first tier threw, the very same object, with an {@link AllTiersFailedException} as
     *     suppressed; or that exception itself, where the first tier has not thrown
     */
    public @Nullable R call(A arguments) throws Throwable {
        if (tiers.isEmpty()) {
            throw new IllegalStateException("fallback '" + name + "' has no tier to call");
        }
        if (isRunningHere()) {
            return tiers.get(0).call(arguments);
        }
        try {
            return run(arguments, List.of()).value();
        } catch (AllTiersFailedException all) {
            Throwable first = all.failures().get(0).thrown();
            if (first == null) {
                throw all;
            }
            Failures.attach(first, all);
            throw first;
        }
    }

    /**
     * Asks the tiers after a first one that is none of them.
     *
     * @param arguments what each tier is called with
     * @param first why the first tier did not serve
     * @return the first answer
     * @throws AllTiersFailedException if no tier has one
     */
    public Served<R> run(A arguments, TierFailure first) {
        return run(arguments, List.of(first));
    }

    private Served<R> run(A arguments, List<TierFailure> before) {
        calls.increment();
        running.set(Boolean.TRUE);
        try {
            return ask(arguments, new ArrayList<>(before));
        } finally {
            running.remove();
        }
    }

    private Served<R> ask(A arguments, List<TierFailure> failures) {
        boolean exhausted = true;
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
                    exhausted = false;
                    break;
                }
            } catch (Throwable thrown) {
                failures.add(TierFailure.threw(tier.name(), thrown));
                if (endsTheChain(tier, arguments, thrown)) {
                    exhausted = false;
                    break;
                }
            }
        }
        if (exhausted && lastResort != null) {
            try {
                R value = lastResort.value(arguments);
                servedByValue.increment();
                return new Served<>("value", value);
            } catch (Exception none) {
                failures.add(TierFailure.threw("value", none));
            }
        }
        throw allFailed(failures);
    }

    private AllTiersFailedException allFailed(List<TierFailure> failures) {
        allTiersFailed.increment();
        AllTiersFailedException failure = new AllTiersFailedException(name, failures);
        last = new AllTiersFailed(Instant.ofEpochMilli(clock.wallMillis()), String.valueOf(failure.getMessage()));
        return failure;
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
                servedByValue.sum(),
                allTiersFailed.sum(),
                failure == null ? null : failure.at(),
                failure == null ? null : failure.reasons());
    }
}
