/**
 * {@code agent.properties}: found, read with line numbers, merged with system properties and environment, checked as a
 * whole, and turned into records.
 *
 * <p>Floor: imports the engine's configuration types. Entry type: {@link io.breakwater.agent.config.ConfigLoader}.
 *
 * <h2>Why it is written so plainly</h2>
 *
 * This code runs before the application's main. It keeps to {@code java.io} and to plain loops: lambdas, streams, regular
 * expressions and {@code java.nio.file} each cost milliseconds at start-up, or settle things that are the application's
 * to settle.
 */
@NullMarked
package io.breakwater.agent.config;

import org.jspecify.annotations.NullMarked;
