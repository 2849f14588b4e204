package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reload PID}. */
@Command(
        name = "reload",
        description = {
            "Have the agent read its configuration file again, and say what came of it.",
            "%nWith reload = auto, the default, it does so by itself. A bad file changes nothing; the exit code is 1 then."
        },
        footer = {"%nExample:", "  java -jar breakwater-agent.jar reload 4711"})
final class ReloadCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    ReloadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        return AgentCommands.run(context, pid, this::reload);
    }

    private int reload(RemoteAgent agent) throws IOException {
        context.out().println(agent.reload());
        List<String> problems = agent.configProblems();
        for (String problem : problems) {
            context.out().println("problem: " + problem);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FINDING;
    }
}
