/**
 * {@code agent.properties}: found, read with line numbers, merged with system properties and environment, checked as a
 * whole, and turned into records.
 *
 * <p>Floor: imports the engine's configuration types, and the names of adapters from {@code adapt}. Entry type: {@link io.breakwater.agent.config.ConfigLoader}.
 *
 * <h2>Why a preset is stronger than a default of all circuits</h2>
 *
 * A bare {@code writes} or {@code failures} is written for clients that have nothing of their own. Were it to win over a
 * preset, it would switch off what is known about one client without anybody noticing. A circuit's own keys are written by
 * somebody who has looked at the preset; those win.
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
