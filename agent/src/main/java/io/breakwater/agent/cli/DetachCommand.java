package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code detach PID}. */
@Command(
        name = "detach",
        description = {
            "Take the agent out of a JVM: its classes get their own bytecode back.",
            "%nIt may have been started with -javaagent or with attach; attach starts it again."
        },
        footer = {"%nExample:", "  java -jar breakwater-agent.jar detach 4711"})
final class DetachCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "PID",
            description = "The process of the JVM; ps lists those with the agent, jcmd all.")
    private long pid;

    DetachCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        return AgentCommands.run(context, pid, this::detach);
    }

    private int detach(RemoteAgent agent) throws IOException {
        String version = agent.version();
        agent.uninstall();
        context.out()
                .println("breakwater " + version + " is out of JVM " + pid
                        + "; its application runs without protection from here on");
        return ExitCode.OK;
    }
}
