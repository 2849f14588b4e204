package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code open|close|disable|enable|reset PID CIRCUIT...|--all}: an operation of circuits. */
@Command
final class SteerCommand implements Callable<Integer> {

    private final CommandContext context;
    private final String operation;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "CIRCUIT", description = "The circuits; list names them.")
    private List<String> circuits = List.of();

    @Option(names = "--all", description = "All circuits that there are.")
    private boolean all;

    private SteerCommand(CommandContext context, String operation) {
        this.context = context;
        this.operation = operation;
    }

    /** All commands of this kind. */
    static List<CommandSpec> all(CommandContext context) {
        return List.of(
                of(context, "open", "forceOpen", "Refuse every call of a circuit until it is closed or enabled."),
                of(context, "close", "close", "Close a circuit, whatever its state."),
                of(context, "disable", "disable", "Let every call of a circuit pass, until it is enabled or closed."),
                of(context, "enable", "enable", "Put a disabled or forced open circuit back to work, closed."),
                of(context, "reset", "resetStatistics", "Set all counts of a circuit to zero; its state stays."));
    }

    private static CommandSpec of(CommandContext context, String name, String operation, String description) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new SteerCommand(context, operation));
        spec.name(name);
        spec.usageMessage()
                .description(description)
                .footer(
                        "%nExamples:",
                        "  java -jar breakwater-agent.jar " + name + " 4711 crm",
                        "  java -jar breakwater-agent.jar " + name + " 4711 --all");
        return spec;
    }

    @Override
    public Integer call() throws CommandException {
        if (all == !circuits.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE, all ? "--all is all: name no circuit beside it" : "name a circuit, or --all");
        }
        return AgentCommands.run(context, pid, this::steer);
    }

    private int steer(RemoteAgent agent) throws IOException, CommandException {
        List<String> known = agent.circuitNames();
        Set<String> wanted = new LinkedHashSet<>(all ? known : circuits);
        for (String circuit : wanted) {
            if (!known.contains(circuit)) {
                throw AgentCommands.unknown(circuit, known); // all or none
            }
        }
        for (String circuit : wanted) {
            String before = state(agent, circuit);
            agent.operate(circuit, operation);
            String after = state(agent, circuit);
            context.out().println(circuit + ": " + (before.equals(after) ? after : before + " -> " + after));
        }
        return ExitCode.OK;
    }

    private static String state(RemoteAgent agent, String circuit) throws IOException {
        RemoteBean bean = agent.circuit(circuit, "State");
        return bean == null ? "gone" : bean.text("State");
    }
}
