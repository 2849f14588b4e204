/**
 * A tab for JConsole: all circuits, live, with buttons. Runs inside JConsole, never inside an application.
 *
 * <p>Floor: imports {@code jmx}, of which it uses the client's side, and Swing. Entry type:
 * {@link io.breakwater.agent.jconsole.CircuitsTab}, which the plugin at the root of the jar makes by name. Nobody imports it.
 *
 * <p>Threads: what is shown belongs to the event thread. Beans are read and operated on the threads of {@code SwingWorker}: the
 * JVM at the other end may hang.
 */
@NullMarked
package io.breakwater.agent.jconsole;

import org.jspecify.annotations.NullMarked;
