package io.breakwater.core.fallback;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.Answer;
import io.breakwater.core.Failures;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Walk} past tiers that answer as stages, and the future that the caller has.
 *
 * <p>Concurrency: {@code asked} is null while some thread is at work on the walk, and that thread owns it. Whoever takes a
 * question out with a compare-and-set goes on from there: not a stage that completes twice, nor one that was cancelled. The
 * chain counts as running on a thread while a tier is called there, and no longer when foreign code is told of the answer.
 */
final class AsyncWalk<A, R> extends Answer<R> {

    private final Running running;
    private final Walk<A, R> walk;
    private final AtomicReference<@Nullable Question<A, R>> asked = new AtomicReference<>();
    /** Nobody waits any more. */
    private volatile boolean over;

    /** A tier that has been asked; compared by identity. */
    private static final class Question<A, R> {

        final Tier<A, R> tier;
        final CompletionStage<R> stage;

        Question(Tier<A, R> tier, CompletionStage<R> stage) {
            this.tier = tier;
            this.stage = requireNonNull(stage, "the tier returned null, not a stage");
        }
    }

    AsyncWalk(Running running, Walk<A, R> walk) {
        this.running = running;
        this.walk = walk;
    }

    /** Asks the first tier that can be called. */
    void start() {
        step(null, null, null);
    }

    private void ended(Question<A, R> question, @Nullable R value, @Nullable Throwable thrown) {
        if (asked.compareAndSet(question, null) && !over) {
            step(question, value, thrown);
        }
    }

    /** Takes down how a question has ended, if there was one, and asks the next tier unless that was the answer. */
    private void step(@Nullable Question<A, R> before, @Nullable R value, @Nullable Throwable thrown) {
        try {
            Question<A, R> question = null;
            Served<R> served;
            boolean outermost = running.enter();
            try {
                served = before == null ? null : settle(before, value, thrown);
                if (served == null) {
                    question = ask();
                    served = question == null && !over ? walk.lastResort() : null;
                }
            } finally {
                running.leave(outermost);
            }
            if (question != null) {
                await(question);
            } else if (served != null) {
                complete(served.value());
            }
        } catch (AllTiersFailedException all) {
            fail(all);
        } catch (Throwable broken) {
            completeExceptionally(broken); // a tier that cannot even be asked: nobody is to wait for ever
        }
    }

    private @Nullable Served<R> settle(Question<A, R> question, @Nullable R value, @Nullable Throwable thrown) {
        if (thrown == null) {
            return walk.returned(question.tier, value);
        }
        walk.threw(question.tier, thrown, Failures.unwrapped(thrown));
        return null;
    }

    private void fail(AllTiersFailedException all) {
        Throwable first = all.failures().get(0).thrown();
        if (first != null) {
            Failures.attach(Failures.unwrapped(first), all); // not to the wrapper, which get() takes off
        }
        completeExceptionally(first == null ? all : first);
    }

    private @Nullable Question<A, R> ask() {
        // Nobody is asked for a caller who has stopped waiting: he may have gone elsewhere with a call that acts.
        for (Tier<A, R> tier = walk.next(); tier != null && !over; tier = walk.next()) {
            try {
                return new Question<>(tier, tier.callAsync(walk.arguments()));
            } catch (Throwable thrown) {
                walk.threwHere(tier, thrown);
            }
        }
        return null;
    }

    private void await(Question<A, R> question) {
        asked.set(question);
        if (over) {
            cancel(question.stage); // the caller stopped waiting while the tier was called
        }
        try {
            question.stage.whenComplete((value, thrown) -> ended(question, value, thrown));
        } catch (Throwable broken) {
            ended(question, null, broken);
        }
    }

    @Override
    protected void ending(@Nullable Throwable thrown) {
        over = true;
        Question<A, R> left = asked.getAndSet(null);
        if (left != null) {
            stop(left.stage, thrown);
        }
    }
}
