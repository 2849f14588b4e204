/**
 * Metrics for Prometheus, and two pages for people and for probes, over HTTP. Off unless {@code metrics.port} is set, and not
 * loaded before.
 *
 * <p>Floor: imports the engine, {@code control}, {@code config}, {@code bridge}, {@code log}, and, alone, client_java. Entry type: {@link
 * io.breakwater.agent.metrics.MetricsServer}.
 *
 * <h2>Why a server of our own</h2>
 *
 * {@code com.sun.net.httpserver} settles for the whole JVM what is the application's to settle: it takes the provider that
 * a library of the application offers, reads its {@code sun.net.httpserver.*} properties once and for all, and logs, which
 * initialises {@code java.util.logging}, or whatever the application has in its place, before that is set up. It waits without
 * end for a client that stops in the middle of its request. And a trimmed JVM may lack it. What is wanted here is one answer to
 * one short request without a body: a socket and two hundred lines do that.
 *
 * <h2>Why it does not start at once</h2>
 *
 * The JDK reads {@code java.net.preferIPv4Stack} and its like when the first socket is made, and many a main sets them in its
 * first lines. So a daemon thread waits until main runs, and a second longer, before it touches a socket.
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
