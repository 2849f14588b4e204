/**
 * Health checks: asks from time to time whether a callee is there, away from the calls that need it.
 *
 * <p>Floor: imports {@code core} and {@code time}; the one package of the engine that opens connections. Entry type:
 * {@link io.breakwater.core.health.HealthMonitor}. What a result does to a circuit is decided by whoever listens.
 *
 * <h2>Why a name can be busy after its check has ended</h2>
 *
 * A check ends when its probe returns, or when the timeout is over. In the second case the probe may still hang, and
 * nothing can force it to stop. It is interrupted, its late result is ignored, and until it returns no other check of that
 * name starts: a callee that hangs would else collect one thread, and one connection, per interval.
 */
@NullMarked
package io.breakwater.core.health;

import org.jspecify.annotations.NullMarked;
