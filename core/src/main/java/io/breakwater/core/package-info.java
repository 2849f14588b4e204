/**
 * The vocabulary that every part of the engine shares: outcomes, states, transitions, refusals.
 *
 * <p>Floor: imports nothing of ours but {@code time}. Entry types: {@link io.breakwater.core.Outcome},
 * {@link io.breakwater.core.Classifier}, {@link io.breakwater.core.CircuitState}.
 */
@NullMarked
package io.breakwater.core;

import org.jspecify.annotations.NullMarked;
