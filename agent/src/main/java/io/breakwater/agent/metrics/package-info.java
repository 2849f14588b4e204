/**
 * Metrics for Prometheus, and two pages for people and for probes, over HTTP. Off unless {@code metrics.port} is set, and not
 * loaded before.
 *
 * <p>Floor: imports the engine, {@code control}, {@code config}, {@code log}, and, alone, client_java and the JDK's HTTP server.
 * Entry type: {@link io.breakwater.agent.metrics.MetricsServer}.
 *
 * <h2>Why it does not start at once</h2>
 *
 * The JDK's server logs, and so initialises {@code java.util.logging} for the whole JVM: an application that names its own log
 * manager in main would be ignored without a word. So it starts, on a daemon thread, when the first guarded class is loaded,
 * and else five seconds after the agent: the application is in main by then. The thread matters, too: the server's dispatcher
 * is a daemon only if it is started by one.
 *
 * <h2>Why not client_java's registry and server</h2>
 *
 * All there is to show is read from the engine when somebody asks, so nothing has to be registered, and nothing is counted
 * twice: the library's model and its writers of text are all that is needed. Names are those of resilience4j where the meaning
 * is the same, so that dashboards that exist go on working. A call that succeeds at once is not counted for
 * {@code resilience4j_retry_calls_total}: it is what the others leave of the successes, and the permit of a retry tells those.
 */
@NullMarked
package io.breakwater.agent.metrics;

import org.jspecify.annotations.NullMarked;
