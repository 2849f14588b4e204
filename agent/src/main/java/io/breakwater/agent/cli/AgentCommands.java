package io.breakwater.agent.cli;

import io.breakwater.agent.config.Suggestion;
import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.util.ArrayList;
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
            return action.on(agent);
        } catch (IOException failed) {
            throw target.unreadable(failed);
        }
    }

    /** The circuit of that name; where there is none, the user has made a mistake. */
    static RemoteBean circuit(RemoteAgent agent, String name) throws IOException, CommandException {
        List<String> names = new ArrayList<>();
        for (RemoteBean circuit : agent.circuits()) {
            if (circuit.name().equals(name)) {
                return circuit;
            }
            names.add(circuit.name());
        }
        String hint = Suggestion.didYouMean(name, names);
        throw new CommandException(
                ExitCode.USAGE,
                "there is no circuit '" + name + "'"
                        + (hint.isEmpty()
                                ? "; there is " + (names.isEmpty() ? "none" : String.join(", ", names))
                                : hint));
    }
}
