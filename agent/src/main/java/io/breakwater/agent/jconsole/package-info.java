/**
 * The tab Circuits in JConsole: {@code jconsole -pluginpath breakwater-agent.jar PID}. Never loaded in an application.
 *
 * <p>Floor: imports {@code jmx}, and of that what reads another JVM's beans; and Swing. Nobody sees it: the plugin at
 * the root of the jar makes {@link io.breakwater.agent.jconsole.CircuitsTab} by name.
 *
 * <h2>Threads</h2>
 *
 * Beans are read and circuits are steered by Swing's workers, for the other JVM may be slow or gone. All else, the history
 * of calls included, belongs to the event thread.
 *
 * <h2>Why the tab counts for itself</h2>
 *
 * A circuit that opens by failures in a row has no failure rate, and the rate of a window that is full of old calls says
 * little of the last seconds. So the chart shows what has happened between two looks, from the counters, which every circuit
 * has.
 *
 * <h2>Why states have a background of their own</h2>
 *
 * JConsole takes the look of the desktop, which may be dark, and may select rows in any colour. A dark word on a light ground
 * can be read in all of them. What a colour says is always said in a word, too.
 */
@NullMarked
package io.breakwater.agent.jconsole;

import org.jspecify.annotations.NullMarked;
