package io.breakwater.agent.bridge;

import io.breakwater.agent.config.Writes;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.Guard;
import org.jspecify.annotations.Nullable;

/**
 * A woven method: what its calls run through.
 *
 * @param shape the method
 * @param circuit its circuit
 * @param claim which of its calls are the circuit's; null = all
 * @param timed whether the time of each call is needed
 * @param guard circuit, retry and classification
 * @param write whether each of its calls acts
 * @param writes which of its calls act; asked where a call has failed, was refused, or goes on after its method has returned
 * @param readsResults whether what it returns can be a failure
 * @param chain the fallback chain that starts here; null = none
 * @param dress what is put around its refusals; null = nothing
 */
record Site(
        MethodShape shape,
        Circuit circuit,
        @Nullable Claim claim,
        boolean timed,
        Guard guard,
        boolean write,
        Writes writes,
        boolean readsResults,
        @Nullable FallbackChain<TierCall, Object> chain,
        @Nullable Dress dress) {

    /** Whether a call acts. */
    boolean isWrite(@Nullable Object self, @Nullable Object[] arguments) {
        return writes.isWrite(shape.method(), self, arguments);
    }
}
