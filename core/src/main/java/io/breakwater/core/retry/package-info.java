/**
 * Retry: how often, after what delay, and how much of it a circuit can bear.
 *
 * <p>Floor: imports {@code core} and {@code time}. Entry types: {@link io.breakwater.core.retry.RetryPolicy},
 * {@link io.breakwater.core.retry.RetryBudget}, {@link io.breakwater.core.retry.RetryAfter}. What may be retried at all is
 * decided where circuit and classification are known, in {@code guard}.
 */
@NullMarked
package io.breakwater.core.retry;

import org.jspecify.annotations.NullMarked;
