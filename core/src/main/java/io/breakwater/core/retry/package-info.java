/**
 * Retry: how often, and after what delay.
 *
 * <p>Floor: imports {@code core} and {@code time}. Entry type: {@link io.breakwater.core.retry.RetryPolicy}. What may be
 * retried at all is decided where circuit and classification are known, in {@code guard}.
 */
@NullMarked
package io.breakwater.core.retry;

import org.jspecify.annotations.NullMarked;
