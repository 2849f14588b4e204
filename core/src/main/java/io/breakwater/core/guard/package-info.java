/**
 * A guarded method: its circuit, its retries and its classification, assembled.
 *
 * <p>Floor: the top of the engine; imports all below. Entry type: {@link io.breakwater.core.guard.Guard}.
 *
 * <h2>Order</h2>
 *
 * {@code fallback( retry( circuit( call )))}: every attempt asks the circuit and is counted by it. A refusal is never
 * retried. Where a later attempt is refused, the last real failure goes out.
 *
 * <h2>Why a refusal further in is a failure further out</h2>
 *
 * A guarded call may fail because a circuit inside of it has refused. For its own circuit that is a failure like any other:
 * the call has not done what it is for. It is not retried, since asking again at once is of no use, but another tier may
 * answer. Who wants it otherwise names the exception in {@code ignored}.
 */
@NullMarked
package io.breakwater.core.guard;

import org.jspecify.annotations.NullMarked;
