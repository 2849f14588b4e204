/**
 * The command line: {@code java -jar breakwater-agent.jar …}. <b>The only package that sees picocli and the attach API.</b>
 *
 * <p>Floor: imports {@code config}, {@code bridge}, {@code classpath}, {@code weave} for the dry run, {@code jmx} for the
 * agents of other JVMs, and picocli. Entry type: {@link io.breakwater.agent.cli.Cli}, which the launcher makes by name; a
 * further command is a class with {@code @Command} that is added there.
 *
 * <p>Nothing of this is ever loaded in the JVM of an application. The class loader it lives in has the system class loader
 * above it, where an agent's has the platform's: the attach API is a module of the former.
 *
 * <p>What a command answers goes to stdout, findings included, and what keeps it from answering to stderr. Exit codes are
 * those of {@link io.breakwater.agent.cli.ExitCode}.
 *
 * <h2>Why a JVM with the agent carries no mark</h2>
 *
 * A system property would tell {@code ps} at once where the agent is. But it would be the application's: it shows in its
 * dumps, goes where its properties go, and {@code breakwater.…} there is configuration. What can be seen from outside is
 * enough: options name the jar, those of {@code JAVA_TOOL_OPTIONS} included, and whoever has attached the agent has asked
 * for its beans, so that the connector is there. Where neither is so, nothing is started to find out.
 *
 * <h2>Why other JVMs are waited for as little as they are</h2>
 *
 * Attaching sends SIGQUIT to a JVM that has not been attached to before, and one that is stopped answers it later: with all
 * its threads, on the application's stdout. So what Linux says is stopped is not attached to. One that stops in the middle
 * accepts connections and never answers; neither the attach API nor RMI would ever give up, so we do.
 */
@NullMarked
package io.breakwater.agent.cli;

import org.jspecify.annotations.NullMarked;
