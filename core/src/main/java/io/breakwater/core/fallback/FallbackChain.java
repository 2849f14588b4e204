package io.breakwater.core.fallback;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.Answer;
import io.breakwater.core.Failures;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tiers that are asked in order until one answers. A tier that says it cannot serve is skipped without
 * being called. The chain ends early where no other tier may be asked: after an {@link Error} or an interrupt, and where the
 * tier says so, because its failure says nothing about it or because its call may have acted.
 *
 * <p>Safe for use by many threads. Everything runs on the calling thread, except with {@link #callAsync} and {@link
 * #runAsync}.
 *
 * @param <A> what a call is given
 * @param <R> what a call answers
 */
public final class FallbackChain<A, R> {

    private final Parts<A, R> parts;
    private final Running running = new Running();

    /** What a chain is made of. */
    record Parts<A, R>(
            String name, List<Tier<A, R>> tiers, @Nullable LastResort<A, R> lastResort, ChainCounters counters) {}

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
        requireNonNull(name, "name");
        requireNonNull(clock, "clock");
        this.parts = new Parts<>(name, List.copyOf(tiers), lastResort, new ChainCounters(tiers.size(), clock));
    }

    public String name() {
        return parts.name();
    }

    /** Whether this chain is at work on the calling thread. It must not be started again then. */
    public boolean isRunningHere() {
        return running.isHere();
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
        Tier<A, R> firstTier = first();
        if (isRunningHere()) {
            return firstTier.call(arguments);
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
     * {@link #call} for tiers that answer as stages: by the same rules, and no thread waits for them. The first tier is
     * called on this thread, another one on whatever thread the one before has ended on; a tier that does not answer as a
     * stage is waited for there. Cancelling the future cancels the tier that is being asked, where it can be, and no other
     * is asked.
     *
     * @param arguments what each tier is called with
     * @return the first answer; or what {@link #call} throws
     */
    public CompletableFuture<R> callAsync(A arguments) {
        Tier<A, R> first = first();
        if (isRunningHere()) {
            try {
                return Answer.future(first.callAsync(arguments));
            } catch (Throwable thrown) {
                return CompletableFuture.failedFuture(thrown);
            }
        }
        AsyncWalk<A, R> answer = new AsyncWalk<>(running, walk(arguments, List.of()));
        answer.start();
        return answer;
    }

    private Tier<A, R> first() {
        if (parts.tiers().isEmpty()) {
            throw new IllegalStateException("fallback '" + name() + "' has no tier to call");
        }
        return parts.tiers().get(0);
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

    /**
     * {@link #run} for tiers that answer as stages, as with {@link #callAsync}.
     *
     * @return the first answer; where no tier has one, what the first one threw, the very same object, with an
     *     {@link AllTiersFailedException} as suppressed; or that exception itself, where the first tier has not thrown
     */
    public CompletableFuture<R> runAsync(A arguments, TierFailure first) {
        AsyncWalk<A, R> answer = new AsyncWalk<>(running, walk(arguments, List.of(first)));
        answer.start();
        return answer;
    }

    private Served<R> run(A arguments, List<TierFailure> before) {
        Walk<A, R> walk = walk(arguments, before);
        boolean outermost = running.enter();
        try {
            return ask(walk);
        } finally {
            running.leave(outermost);
        }
    }

    private Walk<A, R> walk(A arguments, List<TierFailure> before) {
        parts.counters().called();
        return new Walk<>(parts, arguments, before);
    }

    private static <A, R> Served<R> ask(Walk<A, R> walk) {
        for (Tier<A, R> tier = walk.next(); tier != null; tier = walk.next()) {
            R value;
            try {
                value = tier.call(walk.arguments());
            } catch (Throwable thrown) {
                walk.threwHere(tier, thrown);
                continue;
            }
            Served<R> served = walk.returned(tier, value);
            if (served != null) {
                return served;
            }
        }
        return walk.lastResort();
    }

    /** Counts a call that the tiers would have been asked for, were its first tier not only observed. */
    public void countObserved() {
        parts.counters().called();
    }

    /** The chain at this moment. */
    public FallbackSnapshot snapshot() {
        return parts.counters().snapshot(name(), parts.tiers());
    }
}
