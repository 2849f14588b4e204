/**
 * Time as the engine sees it: a monotonic clock, a way to wait and a way to come back later, injected so that tests own
 * them.
 *
 * <p>Floor: imports nothing of ours. Entry type: {@link io.breakwater.core.time.Clock}.
 */
@NullMarked
package io.breakwater.core.time;

import org.jspecify.annotations.NullMarked;
