/**
 * Fallback: other ways to get an answer, tried in order when the first has none.
 *
 * <p>Floor: imports {@code core} and {@code time}. Entry type: {@link io.breakwater.core.fallback.FallbackChain}.
 */
@NullMarked
package io.breakwater.core.fallback;

import org.jspecify.annotations.NullMarked;
