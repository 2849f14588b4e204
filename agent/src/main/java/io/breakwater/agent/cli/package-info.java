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
 */
@NullMarked
package io.breakwater.agent.cli;

import org.jspecify.annotations.NullMarked;
