package io.breakwater.core.fallback;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.Failures;
import io.breakwater.core.TierFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one call through the tiers of a chain: which is next, what has been tried, and whether anybody else may be
 * asked. It calls no tier, so it does not matter how they answer. Used by one thread at a time.
 */
final class Walk<A, R> {

    private final FallbackChain.Parts<A, R> chain;
    private final A arguments;
    private final List<TierFailure> failures;
    private int next;
    private boolean ended;

    Walk(FallbackChain.Parts<A, R> chain, A arguments, List<TierFailure> before) {
        this.chain = chain;
        this.arguments = arguments;
        this.failures = new ArrayList<>(before);
    }

    A arguments() {
        return arguments;
    }

    /** The next tier to call; null = there is none. */
    @Nullable
    Tier<A, R> next() {
        while (!ended && next < chain.tiers().size()) {
            Tier<A, R> tier = chain.tiers().get(next++);
            try {
                String unavailable = tier.unavailable(arguments);
                if (unavailable == null) {
                    return tier;
                }
                failures.add(TierFailure.because(tier.name(), "skipped: " + unavailable));
            } catch (Throwable broken) {
                threwHere(tier, broken);
            }
        }
        return null;
    }

    /** The answer, if what the tier called last has returned is one; null = it is not, and has been taken down. */
    @Nullable
    Served<R> returned(Tier<A, R> tier, @Nullable R value) {
        try {
            if (tier.isAnswer(value)) {
                return adapted(tier, value);
            }
            failures.add(TierFailure.because(tier.name(), "returned what counts as a failure"));
            ended = !mayAskOthers(tier, value, null);
            tier.discard(value);
        } catch (Throwable broken) {
            threwHere(tier, broken);
        }
        return null;
    }

    /** What has gone wrong is not the tier's call: that has succeeded, so it has acted if it ever does. */
    private @Nullable Served<R> adapted(Tier<A, R> tier, @Nullable R value) {
        R answer;
        try {
            answer = tier.adapted(arguments, value);
        } catch (Throwable thrown) {
            keepInterrupt(thrown);
            failures.add(new TierFailure(
                    tier.name(), "its answer could not be adapted: " + Failures.describe(thrown), thrown));
            ended = true; // also where what follows throws
            ended = !Failures.mayTryAgain(thrown) || !mayAskOthers(tier, value, null);
            tier.discard(value);
            return null;
        }
        chain.counters().servedBy(next - 1);
        return new Served<>(tier.name(), answer);
    }

    /** Takes down that a tier has thrown on this thread. */
    void threwHere(Tier<A, R> tier, Throwable thrown) {
        keepInterrupt(thrown);
        threw(tier, thrown, thrown);
    }

    private static void keepInterrupt(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt(); // the caller gets another exception, so the flag has to tell
        }
    }

    /**
     * Takes down that a tier has thrown, here or wherever its stage has ended.
     *
     * @param thrown what goes out, should no tier answer
     * @param failure what the reasons and the rules are about: the same, or what is behind it
     */
    void threw(Tier<A, R> tier, Throwable thrown, Throwable failure) {
        failures.add(new TierFailure(tier.name(), Failures.describe(failure), thrown));
        ended = true; // also where what follows throws
        ended = !Failures.mayTryAgain(failure) || !mayAskOthers(tier, null, failure);
    }

    /** A tier that cannot tell may have acted. */
    private boolean mayAskOthers(Tier<A, R> tier, @Nullable R result, @Nullable Throwable thrown) {
        try {
            return tier.mayAskOthers(arguments, result, thrown);
        } catch (RuntimeException broken) {
            if (thrown != null) {
                Failures.attach(thrown, broken);
            }
            return false;
        }
    }

    /** What there is when no tier has answered. */
    Served<R> lastResort() {
        LastResort<A, R> resort = chain.lastResort();
        if (!ended && resort != null) {
            try {
                R value = resort.value(arguments);
                chain.counters().servedByValue();
                return new Served<>("value", value);
            } catch (Exception none) {
                failures.add(TierFailure.threw("value", none));
            }
        }
        AllTiersFailedException failure = new AllTiersFailedException(chain.name(), failures);
        chain.counters().allFailed(failure);
        throw failure;
    }
}
