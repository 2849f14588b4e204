package io.breakwater.agent.cli;

import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.jmx.RemoteAgent;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain PID METHOD}. */
@Command(
        name = "explain",
        description = "Say what the agent does to a method in a JVM, and why; or why it does nothing.",
        footer = {"%nExample:", "  java -jar breakwater-agent.jar explain 4711 'com.acme.Client#getAccount'"})
final class ExplainCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    @Parameters(index = "1", paramLabel = "METHOD", description = "type#method, with or without parameters.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String method;

    ExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        return AgentCommands.run(context, pid, this::explain);
    }

    private int explain(RemoteAgent agent) throws IOException, CommandException {
        try {
            MethodPattern.of(method);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
        for (String line : agent.explain(method)) {
            context.out().println(line);
        }
        return ExitCode.OK;
    }
}
