/**
 * The circuit breaker: a state machine that admits calls, learns their outcomes, and stops them while the callee fails.
 *
 * <p>Floor: imports {@code core}, {@code time} and {@code window}. Entry types: {@link io.breakwater.core.circuit.CircuitRegistry},
 * {@link io.breakwater.core.circuit.Circuit}.
 *
 * <h2>Why the state is one immutable object</h2>
 *
 * All that a state knows (since when, which trial calls are in flight, how many have succeeded) is in one object behind
 * one volatile field. It is read once per operation and passed down; a change is a compare-and-set from exactly
 * the object that was read. So there are no two variables to disagree, no transition from a state that is already gone,
 * and nothing to undo when another thread was faster. The one exception is the failure count of {@code Closed}, which
 * belongs to that one object and is gone with it.
 *
 * <h2>Why permits are numbers</h2>
 *
 * A permit is a positive {@code long} with an id drawn from one sequence per circuit. In CLOSED it is the number of the state
 * itself, so admitting allocates nothing; in HALF_OPEN each trial has its own. A result is applied only if the current
 * state knows its number; any other result is late: it is counted and moves nothing. A refusal is a negative number with
 * the reason and the time left in it, so the exception needs no second look at the state or the clock.
 *
 * <h2>Why the settings are part of the state</h2>
 *
 * A decision is then made by one set of settings, and changing them is the same compare-and-set as everything else: nobody
 * sees half of a change, and nothing is lost by one.
 *
 * <h2>Why counters are not shared</h2>
 *
 * An atomic instruction costs as much as all the rest of an admitted call. So a few threads per circuit count in a stripe
 * that only they write, and everybody else shares adders; sums are made when somebody asks. The stripe also holds the mark
 * of a thread that is inside a call, so that a nested call is found without a {@code ThreadLocal}: that is looked at only by
 * threads that have no stripe. Reading a clock costs more still, so a call is timed only if it must be, or is a sixteenth.
 */
@NullMarked
package io.breakwater.core.circuit;

import org.jspecify.annotations.NullMarked;
