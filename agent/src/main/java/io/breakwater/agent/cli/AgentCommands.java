package io.breakwater.agent.cli;

import io.breakwater.agent.config.Suggestion;
import io.breakwater.agent.jmx.RemoteAgent;
import java.io.IOException;
import java.util.List;

/** Reaches the agent of another JVM for one command. */
final class AgentCommands {

    /** What a command does there. */
    interface Action {

        /** Returns the exit code. */
        int on(RemoteAgent agent) throws IOException, CommandException;
    }

    private AgentCommands() {}

    /** Does something to the agent of a JVM; without an agent there, says so on stdout. */
    static int run(CommandContext context, long pid, Action action) throws CommandException {
        try (TargetJvm target = TargetJvm.of(pid)) {
            return run(context, pid, target, action);
        }
    }

    private static int run(CommandContext context, long pid, TargetJvm target, Action action) throws CommandException {
        try (RemoteAgent agent = target.agent()) {
            if (agent == null) {
                context.out()
                        .println("There is no agent in JVM " + pid + ", or it is not shown (jmx.enabled = false).");
                return ExitCode.FINDING;
            }
            return act(pid, agent, action);
        } catch (IOException failed) {
            throw target.unreadable(failed);
        }
    }

    private static int act(long pid, RemoteAgent agent, Action action) throws IOException, CommandException {
        try {
            return action.on(agent);
        } catch (IOException failed) {
            if (Patience.isOverIn(failed) || agent.isThere()) {
                throw failed;
            }
            throw new CommandException(ExitCode.FINDING, "the agent has left JVM " + pid);
        }
    }

    /** Says that there is no such circuit, and which was meant. */
    static CommandException unknown(String circuit, List<String> known) {
        String hint = Suggestion.didYouMean(circuit, known);
        String all = known.isEmpty()
                ? "; there is none"
                : (known.size() == 1 ? "; there is " : "; there are ") + String.join(", ", known);
        return new CommandException(
                ExitCode.USAGE, "there is no circuit '" + circuit + "'" + (hint.isEmpty() ? all : hint));
    }
}
