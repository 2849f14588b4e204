package io.breakwater.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One change of state of one circuit.
 *
 * @param circuit the circuit's name
 * @param number counts the circuit's transitions from 1, without gaps; {@code from} of one equals {@code to} of the
 *     one before
 * @param from the state left
 * @param to the state entered
 * @param reason why, in words for an operator
 * @param at when, by the wall clock
 */
public record Transition(String circuit, long number, CircuitState from, CircuitState to, String reason, Instant at) {

    public Transition {
        requireNonNull(circuit, "circuit");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
    }

    /** One line: {@code payments: CLOSED -> OPEN (5 consecutive failures)}. */
    public String describe() {
        return circuit + ": " + from + " -> " + to + " (" + reason + ")";
    }
}
