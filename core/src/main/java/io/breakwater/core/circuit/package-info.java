/**
 * The circuit breaker: a state machine that admits calls, learns their outcomes, and stops them while the callee fails.
 *
 * <p>Floor: imports {@code core} and {@code time}. Entry types: {@link io.breakwater.core.circuit.CircuitRegistry},
 * {@link io.breakwater.core.circuit.Circuit}.
 *
 * <h2>Why the state is one immutable object</h2>
 *
 * All that a state knows (since when, which trial calls are in flight, how many have succeeded) is in one object behind
 * one {@code AtomicReference}. It is read once per operation and passed down; a change is a compare-and-set from exactly
 * the object that was read. So there are no two variables to disagree, no transition from a state that is already gone,
 * and nothing to undo when another thread was faster. The one exception is the failure count of {@code Closed}, which
 * belongs to that one object and is gone with it.
 *
 * <h2>Why permits are numbers</h2>
 *
 * A permit is a positive {@code long} drawn from one sequence per circuit. In CLOSED it is the number of the state
 * itself, so admitting allocates nothing; in HALF_OPEN each trial has its own. A result is applied only if the current
 * state knows its number; any other result is late: it is counted and moves nothing.
 */
@NullMarked
package io.breakwater.core.circuit;

import org.jspecify.annotations.NullMarked;
