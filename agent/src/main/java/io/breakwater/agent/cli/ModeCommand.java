package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mode PID [MODE]}. */
@Command(
        name = "mode",
        description = {
            "Show or set what the agent may do to calls.",
            "%nenforce, observe (count what would have happened, change nothing) or off (let everything pass). off holds for"
                    + " every circuit; the others for those that have no mode of their own. It holds until it is set again,"
                    + " or the file says another one."
        },
        footer = {"%nExample:", "  java -jar breakwater-agent.jar mode 4711 off"})
final class ModeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODE",
            completionCandidates = Modes.class,
            description = "enforce, observe or off.")
    private @Nullable String mode;

    /** For the shell. Which there are is known to the agent, which may be of another version. */
    static final class Modes extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Modes() {
            super(List.of("enforce", "observe", "off"));
        }
    }

    ModeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        return AgentCommands.run(context, pid, this::showOrSet);
    }

    private int showOrSet(RemoteAgent agent) throws IOException, CommandException {
        String before = agent.agent("Mode").text("Mode");
        if (mode == null) {
            context.out().println(before);
            return ExitCode.OK;
        }
        try {
            agent.mode(mode);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
        String after = agent.agent("Mode").text("Mode");
        context.out().println("mode: " + (before.equals(after) ? after : before + " -> " + after));
        return ExitCode.OK;
    }
}
