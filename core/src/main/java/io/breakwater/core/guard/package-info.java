/**
 * A guarded method: its circuit, its retries and its classification, assembled.
 *
 * <p>Floor: the top of the engine; imports all below. Entry type: {@link io.breakwater.core.guard.Guard}.
 *
 * <h2>Order</h2>
 *
 * {@code fallback( retry( circuit( call )))}: every attempt asks the circuit and is counted by it. A refusal is never
 * retried. Where a later attempt is refused, the last real failure goes out.
 */
@NullMarked
package io.breakwater.core.guard;

import org.jspecify.annotations.NullMarked;
