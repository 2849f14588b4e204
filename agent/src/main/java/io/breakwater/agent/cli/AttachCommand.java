package io.breakwater.agent.cli;

import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigLoader;
import io.breakwater.agent.config.ConfigSource;
import io.breakwater.agent.config.Problem;
import io.breakwater.agent.jmx.RemoteAgent;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code attach PID [FILE]}. */
@Command(
        name = "attach",
        description = {
            "Start the agent in a JVM that runs already.",
            "%nWithout FILE the agent looks for its configuration as it does at the start of a JVM. From Java 21 on, the"
                    + " other JVM prints a warning on its stderr; with -javaagent it does not."
        },
        footer = {"%nExample:", "  java -jar breakwater-agent.jar attach 4711 /etc/crm-sync/agent.properties"})
final class AttachCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "PID",
            description = "The process of the JVM; ps lists those with the agent, jcmd all.")
    private long pid;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The configuration.")
    private @Nullable File file;

    AttachCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        if (file != null && !file.isFile()) {
            throw new CommandException(ExitCode.USAGE, "there is no file " + file);
        }
        String argument = file == null ? null : file.getAbsolutePath();
        try (TargetJvm target = TargetJvm.of(pid)) {
            Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS); // beans have no finer times
            target.load(context.jar(), argument);
            return report(target, argument, before);
        }
    }

    private int report(TargetJvm target, @Nullable String argument, Instant before) throws CommandException {
        try (RemoteAgent agent = target.agent()) {
            if (agent == null) {
                reportAbsence(target, argument);
                return ExitCode.FINDING;
            }
            // Both clocks are this machine's.
            boolean first = !agent.configLoadedAt().isBefore(before);
            context.out()
                    .println("breakwater " + agent.version() + (first ? " is" : " was already") + " active in JVM "
                            + pid + ", configured by " + agent.configFile() + (first ? "" : "; nothing has changed"));
            for (String circuit : agent.circuitLines()) {
                context.out().println("  " + circuit);
            }
            List<String> problems = agent.configProblems();
            for (String problem : problems) {
                context.out().println("problem: " + problem);
            }
            return first && problems.isEmpty() ? ExitCode.OK : ExitCode.FINDING;
        } catch (IOException failed) {
            throw target.unreadable(failed);
        }
    }

    private void reportAbsence(TargetJvm target, @Nullable String argument) {
        context.out()
                .println("The agent is not active in JVM " + pid + ", or it is not shown (jmx.enabled = false). Why it"
                        + " stayed out is on the stderr of that JVM, unless breakwater.enabled is false there.");
        if (argument != null) {
            ConfigSource here = context.process();
            ConfigSource source = new ConfigSource(
                    argument,
                    here.workingDirectory(),
                    null,
                    target.systemProperties("breakwater."),
                    here.environment());
            try {
                ConfigLoader.load(source, problem -> {});
            } catch (ConfigException wrong) {
                context.out().println("Read from here, the configuration has problems:");
                for (Problem problem : wrong.problems()) {
                    context.out().println("  " + problem.describe());
                }
            }
        }
    }
}
