/**
 * Circuits as MBeans. <b>The only package that sees {@code javax.management}.</b>
 *
 * <p>Floor: imports the engine, {@code config}, {@code bridge}, {@code weave}, {@code log} and {@code control}. Entry type:
 * {@link io.breakwater.agent.jmx.JmxWatcher}; and {@link io.breakwater.agent.jmx.RemoteAgent} for the command line, which
 * sees another JVM's agent through the same beans, and is to know no more of {@code javax.management} than others do.
 *
 * <h2>Why the platform MBean server is waited for, and never made</h2>
 *
 * Making it initialises {@code java.util.logging} for the whole JVM: an application that sets its own log manager or MBean
 * server builder in main would be ignored without a word. So a daemon thread looks, twice a second, whether somebody has
 * made it ({@code jconsole PID} does), and registers then.
 *
 * <h2>Why the beans look as they do</h2>
 *
 * JConsole shows scalars and string arrays at one look, and everything else badly: hence flat scalars, string arrays for
 * tables, named and described operations, and the whole story in the message of a notification.
 */
@NullMarked
package io.breakwater.agent.jmx;

import org.jspecify.annotations.NullMarked;
