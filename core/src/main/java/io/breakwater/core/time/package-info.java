/**
 * Time as the engine sees it: a monotonic clock and a way to wait, both injected so that tests own them.
 *
 * <p>Floor: imports nothing of ours. Entry type: {@link io.breakwater.core.time.Clock}.
 */
@NullMarked
package io.breakwater.core.time;

import org.jspecify.annotations.NullMarked;
