package io.breakwater.agent.bridge;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.Failures;
import io.breakwater.core.TierFailure;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.Attempts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the gate. Runs in the application's calls: every method is safe for use by many threads, and what it
 * throws is caught in the woven method and counted.
 *
 * <h2>Nesting</h2>
 *
 * A guarded call inside another one of the same circuit on the same thread passes through: the outer one counts, else
 * three attempts inside of three attempts would be nine. Each thread marks the circuits that it is in, in an array of
 * booleans; a mark is set as the very last step of entering and cleared as the very first of leaving, so that running
 * out of stack in between cannot leave it behind.
 */
public final class GateHandler implements BreakwaterGate.Handler {

    /** Not ours: the call runs as if there were no agent. */
    private static final long PASS = 0;

    private final SiteTable sites;
    private final InstanceTracker instances;
    private final Consumer<Throwable> errors;
    private final ThreadLocal<boolean[]> marks;

    /**
     * Creates the handler.
     *
     * @param circuits how many circuits there are
     */
    public GateHandler(SiteTable sites, InstanceTracker instances, Consumer<Throwable> errors, int circuits) {
        this.sites = sites;
        this.instances = instances;
        this.errors = errors;
        this.marks = ThreadLocal.withInitial(() -> new boolean[circuits]);
    }

    @Override
    public long enter(int number) {
        Site site = sites.get(number);
        boolean[] entered = marks.get();
        int circuit = site.binding().index();
        if (entered[circuit]) {
            return PASS;
        }
        long permit = site.guard().tryAcquire();
        entered[circuit] = permit != Circuit.REFUSED;
        return permit;
    }

    @Override
    public Object[] refused(int number, Class<?> caller, @Nullable Object[] arguments) {
        Site site = sites.get(number);
        CircuitOpenException refusal = site.guard().circuit().refusal();
        try {
            TierFailure first = TierFailure.because(
                    name(site), "skipped: circuit '" + refusal.circuit() + "' is " + refusal.state());
            Object[] served = fallBack(site, call(site, caller, arguments), first, refusal);
            return served == null
                    ? new @Nullable Object[] {null, refusal}
                    : new @Nullable Object[] {served[0], refusal, true};
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            errors.accept(broken);
            return new @Nullable Object[] {null, refusal};
        }
    }

    @Override
    public boolean succeeded(int number, long permit, @Nullable Object result) {
        Site site = sites.get(number);
        marks.get()[site.binding().index()] = false;
        if (site.readsResults()) {
            return site.guard().succeeded(permit, result);
        }
        site.guard().succeeded(permit);
        return true;
    }

    @Override
    public Object @Nullable [] failed(
            int number,
            long permit,
            @Nullable Object attemptsSoFar,
            Class<?> caller,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        Site site = sites.get(number);
        boolean[] entered = marks.get();
        entered[site.binding().index()] = false;
        Attempts attempts = attemptsSoFar == null ? new Attempts() : (Attempts) attemptsSoFar;
        long next = site.guard().failed(attempts, permit, result, thrown);
        if (next != Circuit.REFUSED) {
            entered[site.binding().index()] = true;
            return new Object[] {attempts, next};
        }
        if (!attempts.mayFallBack()) {
            return null;
        }
        TierFailure first = thrown == null
                ? TierFailure.because(name(site), "returned what counts as a failure")
                : TierFailure.threw(name(site), thrown);
        return fallBack(site, call(site, caller, arguments), first, thrown);
    }

    private static TierCall call(Site site, Class<?> caller, @Nullable Object[] arguments) {
        return new TierCall(site.shape(), site.write(), caller, arguments);
    }

    /** The answer of another tier in an array of one; null = there is none, and {@code outgoing} says why. */
    private static @Nullable Object @Nullable [] fallBack(
            Site site, TierCall call, TierFailure first, @Nullable Throwable outgoing) {
        FallbackChain<TierCall, Object> chain = site.chain();
        if (chain == null || chain.isRunningHere()) {
            return null;
        }
        try {
            return new @Nullable Object[] {chain.run(call, first).value()};
        } catch (AllTiersFailedException all) {
            if (outgoing != null) {
                Failures.attach(outgoing, all);
            }
            return null;
        }
    }

    private static String name(Site site) {
        return site.shape().type() + "#" + site.shape().method();
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
