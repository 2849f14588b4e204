package io.breakwater.agent.bridge;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import io.breakwater.core.TierFailure;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.Attempts;
import io.breakwater.core.guard.Guard;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the gate. Runs in the application's calls: every method is safe for use by many threads, and what it
 * throws is caught in the woven method and counted.
 */
public final class GateHandler implements BreakwaterGate.Handler {

    /**
     * By number; those of an agent that was uninstalled are null. One step away, for every call comes through here twice.
     */
    private volatile @Nullable Site[] sites = {};

    private final InstanceTracker instances;
    private final Consumer<Throwable> errors;
    private final AsyncCalls async;

    /** Creates the handler. */
    public GateHandler(SiteTable sites, InstanceTracker instances, Consumer<Throwable> errors) {
        sites.readBy(BreakwaterGate.sitesUsed, all -> this.sites = all);
        this.instances = instances;
        this.errors = errors;
        this.async = new AsyncCalls(errors);
    }

    /** Asynchronous calls that wait for another attempt end now. For when no call comes here any more. */
    public void close() {
        async.close();
    }

    @Override
    public long enter(int number) {
        Site site = sites[number];
        if (site == null) {
            return Circuit.PASS;
        }
        long permit = site.circuit().enter(site.timed());
        if (permit == Circuit.PASS && site.chain() != null && site.circuit().refusesAsObserved()) {
            site.chain().countObserved();
        }
        return permit;
    }

    @Override
    public long enterIf(int number, @Nullable Object self, @Nullable Object[] arguments) {
        Site site = sites[number];
        Claim claim = site == null ? null : site.claim();
        return claim == null || claim.holds(self, arguments) ? enter(number) : 0;
    }

    @Override
    public long start(int number, long permit) {
        return site(number).circuit().start(permit);
    }

    @Override
    public Object refused(int number, long refusal) {
        Site site = site(number);
        CallRefusedException exception = site.circuit().refusal(refusal);
        boolean isThrownAsItIs =
                site.dress() == null && !mayFallBack(site) && site.shape().kind() != ResultKind.STAGE;
        return isThrownAsItIs ? exception : new Object[] {exception};
    }

    @Override
    public Object fallBack(
            int number, Object refused, Class<?> caller, @Nullable Object self, @Nullable Object[] arguments) {
        Site site = site(number);
        CallRefusedException refusal = (CallRefusedException) ((Object[]) refused)[0];
        try {
            AllTiersFailedException noAnswer = null;
            if (site.shape().kind() == ResultKind.STAGE) {
                return new Object[] {async.refused(site, call(site, caller, self, arguments), refusal), refusal};
            }
            if (mayFallBack(site)) {
                TierFailure first = skipped(site, refusal);
                try {
                    Object[] served = ask(site, call(site, caller, self, arguments), first);
                    if (served != null) {
                        return new @Nullable Object[] {served[0], refusal};
                    }
                } catch (AllTiersFailedException all) {
                    noAnswer = all;
                }
            }
            return Dress.outgoing(site.dress(), refusal, caller, noAnswer, errors);
        } catch (Throwable broken) {
            // Whatever it is: left to the woven method it would run the body, after another tier may have acted.
            errors.accept(broken);
            return refusal;
        }
    }

    static TierFailure skipped(Site site, CallRefusedException refusal) {
        return TierFailure.because(name(site), "skipped: circuit '" + refusal.circuit() + "' " + refusal.reason());
    }

    /** A site of ours: only its calls get as far as here. */
    private Site site(int number) {
        return requireNonNull(sites[number], "site");
    }

    /** Not where the thread was told to stop: it does not go on elsewhere. */
    private static boolean mayFallBack(Site site) {
        return site.chain() != null && !Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean succeeded(int number, long permit, long started, @Nullable Object result) {
        Site site = sites[number];
        if (site == null) {
            return true; // it was entered under an agent that has gone since
        }
        if (!site.readsResults()) {
            site.circuit().leaveSucceeded(permit, started);
            return true;
        }
        site.circuit().leave();
        return site.guard().succeeded(permit, started, result);
    }

    @Override
    public Object @Nullable [] failed(
            int number,
            long permit,
            long started,
            @Nullable Object attemptsSoFar,
            Class<?> caller,
            @Nullable Object self,
            @Nullable Object @Nullable [] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        Site site = sites[number];
        if (site == null) {
            return null;
        }
        if (thrown != null) {
            site.circuit().leave(); // what returned has left before its result was found to be a failure
        }
        Attempts attempts =
                attemptsSoFar == null ? attempts(site, permit, started, self, arguments) : (Attempts) attemptsSoFar;
        long next = site.guard().failed(attempts, permit, started, result, thrown);
        if (next != Guard.NO_ATTEMPT) {
            return again(site, attempts, next);
        }
        if (!attempts.mayFallBack() || arguments == null) {
            if (attempts.wouldFallBack() && site.chain() != null) {
                site.chain().countObserved();
            }
            return null;
        }
        TierFailure first = thrown == null
                ? TierFailure.because(name(site), "returned what counts as a failure")
                : TierFailure.threw(name(site), thrown);
        try {
            Object[] served = ask(site, call(site, attempts.isWrite(), caller, arguments), first);
            if (served != null && thrown == null) {
                // The answer fits, or it would not have been given, so this one goes to nobody.
                site.guard().discard(result);
            }
            return served;
        } catch (AllTiersFailedException all) {
            if (thrown != null) {
                Failures.attach(thrown, all);
            }
            return null;
        }
    }

    private static Attempts attempts(
            Site site, long permit, long started, @Nullable Object self, @Nullable Object @Nullable [] arguments) {
        try {
            return new Attempts(arguments == null ? site.write() : site.isWrite(self, arguments));
        } catch (Throwable outOfMemory) {
            site.circuit().complete(permit, Outcome.FAILED, started, "");
            throw outOfMemory;
        }
    }

    private static Object[] again(Site site, Attempts attempts, long permit) {
        try {
            return new Object[] {attempts, permit};
        } catch (Throwable outOfMemory) {
            site.circuit().leave();
            site.circuit().complete(permit, Outcome.IGNORED, 0, "");
            throw outOfMemory;
        }
    }

    /** A call that may need an answer from another tier, and whether it acts each time it is made. */
    static TierCall call(Site site, Class<?> caller, @Nullable Object self, @Nullable Object[] arguments) {
        return call(site, site.isWrite(self, arguments), caller, arguments);
    }

    private static TierCall call(Site site, boolean write, Class<?> caller, @Nullable Object[] arguments) {
        return new TierCall(site.shape(), write, caller, arguments);
    }

    /** The answer of another tier in an array of one; null = there is nobody to ask. */
    private static @Nullable Object @Nullable [] ask(Site site, TierCall call, TierFailure first) {
        FallbackChain<TierCall, Object> chain = site.chain();
        return chain == null || chain.isRunningHere()
                ? null
                : new @Nullable Object[] {chain.run(call, first).value()};
    }

    static String name(Site site) {
        return site.shape().type() + "#" + site.shape().method();
    }

    @Override
    public @Nullable Object @Nullable [] staged(
            int number,
            long permit,
            long started,
            MethodHandles.Lookup caller,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object returned,
            @Nullable Throwable thrown) {
        Site site = sites[number];
        if (site == null) {
            return null;
        }
        site.circuit().leave();
        StageCall call;
        try {
            TierCall tiers = call(site, caller.lookupClass(), self, arguments).in(Staging.STAGES);
            call = async.call(site, tiers, new Invocation(site.shape(), caller, self, arguments));
        } catch (Throwable outOfMemory) {
            site.circuit().complete(permit, Outcome.IGNORED, started, "");
            throw outOfMemory;
        }
        return call.returned(permit, started, returned, thrown);
    }

    @Override
    public @Nullable Object assembled(
            int number,
            Class<?> caller,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object publisher) {
        Site site = sites[number];
        if (site == null || publisher == null) {
            return null;
        }
        Claim claim = site.claim();
        Reactor reactor = claim == null || claim.holds(self, arguments) ? Reactor.of(publisher) : null;
        return reactor == null
                ? null
                : reactor.deferred(new BreakwaterGate.Deferred(number, caller, self, arguments, publisher));
    }

    @Override
    public @Nullable Object subscribed(
            int number,
            Class<?> caller,
            @Nullable Object self,
            @Nullable Object[] arguments,
            Object publisher,
            Object context) {
        Site site = sites[number];
        if (site == null) {
            return null; // it was assembled under an agent that has gone since
        }
        TierCall tiers = call(site, caller, self, arguments); // before there is a permit that could be lost
        long permit = enter(number);
        return permit == Circuit.PASS ? null : async.subscribed(site, permit, tiers, publisher, context);
    }

    @Override
    public void constructed(int type, Object instance) {
        instances.constructed(type, instance);
    }

    @Override
    public void suppressed(Throwable thrown) {
        errors.accept(thrown);
    }
}
