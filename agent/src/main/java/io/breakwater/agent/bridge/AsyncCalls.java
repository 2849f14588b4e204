package io.breakwater.agent.bridge;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.time.DaemonThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of guarded methods that end after their method has returned, and the threads that go on with them. Thread-safe. */
final class AsyncCalls {

    private final DaemonThreads threads = new DaemonThreads("breakwater-retry-");
    private final Consumer<Throwable> errors;

    AsyncCalls(Consumer<Throwable> errors) {
        this.errors = errors;
    }

    /** A call that begins on this thread. */
    StageCall call(Site site, TierCall tiers, Attempt attempt) {
        return new StageCall(site, tiers, attempt, new CallersThreads(threads, errors), errors);
    }

    /** What a call is answered with that the circuit has refused. */
    CompletableFuture<@Nullable Object> refused(Site site, TierCall tiers, CallRefusedException refusal) {
        StageCall call = call(site, tiers.in(Staging.STAGES), new NeverMade());
        call.refused(refusal);
        return call.answer();
    }

    /**
     * A guarded publisher is subscribed to.
     *
     * @param permit that the circuit has given, of a call that has entered; or its refusal
     * @param tiers the call, as other tiers need it
     * @return what is subscribed to instead
     */
    Object subscribed(Site site, long permit, TierCall tiers, Object publisher, Object context) {
        boolean entered = permit > Circuit.PASS;
        StageCall call;
        Object guarded;
        Subscription subscription;
        try {
            Reactor reactor = Reactor.of(publisher);
            if (reactor == null) {
                throw new IllegalStateException("it is no Mono any more");
            }
            subscription = new Subscription(reactor, publisher, context);
            call = call(site, tiers.in(subscription), subscription);
            // All of ours that can fail comes first: what has been subscribed to is not to be subscribed to once more.
            guarded = reactor.ofFuture(call.answer());
        } catch (Throwable ours) {
            if (entered) {
                site.circuit().leave();
                site.circuit().complete(permit, Outcome.IGNORED, 0, "");
            }
            throw ours;
        }
        if (entered) {
            begin(site, call, subscription, permit);
        } else {
            refuse(site, call, permit);
        }
        return guarded;
    }

    private void begin(Site site, StageCall call, Subscription subscription, long permit) {
        CompletionStage<@Nullable Object> first;
        long started = site.circuit().start(permit);
        try {
            first = subscription.make();
        } catch (Throwable thrown) {
            first = CompletableFuture.failedFuture(thrown);
        } finally {
            site.circuit().leave();
        }
        try {
            call.follow(permit, started, first);
        } catch (Throwable ours) {
            errors.accept(ours);
            first.whenComplete((value, thrown) -> {
                if (thrown == null) {
                    call.answer().complete(value);
                } else {
                    call.answer().completeExceptionally(thrown);
                }
            });
        }
    }

    private void refuse(Site site, StageCall call, long refusal) {
        CallRefusedException exception = site.circuit().refusal(refusal);
        try {
            call.refused(exception);
        } catch (Throwable broken) {
            // Whatever it is: another tier may have acted.
            errors.accept(broken);
            call.answer().completeExceptionally(exception);
        }
    }

    /** Whatever waits for another attempt ends as the last one has ended; nothing more is begun here. */
    void close() {
        threads.finish();
    }

    /** Of a call that was refused. */
    private static final class NeverMade implements Attempt {

        @Override
        public void prepare() {
            // There is nothing to make.
        }

        @Override
        public @Nullable CompletionStage<@Nullable Object> make() {
            return null;
        }
    }
}
