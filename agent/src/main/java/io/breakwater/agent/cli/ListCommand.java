package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code list PID [CIRCUIT] [--json]}. */
@Command(
        name = "list",
        description = {
            "Show the circuits of a JVM, its fallback chains and its probes; or all of one circuit.",
            "%nFOR is how long a circuit has been in its state, RATE its failure rate (- = too few calls, or none is"
                    + " configured), P99 what 99 of 100 recent calls took at most. A terminal that is wide shows more, and so"
                    + " does a pipe; names are never cut there."
        },
        footer = {
            "%nExamples:",
            "  java -jar breakwater-agent.jar list 4711",
            "  java -jar breakwater-agent.jar list 4711 crm",
            "  java -jar breakwater-agent.jar list 4711 --json | jq '.circuits[] | select(.stateCode > 1).name'"
        })
final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CIRCUIT", description = "The circuit to show whole.")
    private @Nullable String circuit;

    @Option(names = "--json", description = "Print all that the beans show, as JSON.")
    private boolean json;

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        if (json && circuit != null) {
            throw new CommandException(ExitCode.USAGE, "--json prints all circuits: leave '" + circuit + "' out");
        }
        return AgentCommands.run(context, pid, this::show);
    }

    private int show(RemoteAgent agent) throws IOException, CommandException {
        if (json) {
            context.out().println(AgentJson.of(pid, agent));
        } else if (circuit != null) {
            RemoteBean bean = agent.circuit(circuit);
            if (bean == null) {
                throw AgentCommands.unknown(circuit, agent.circuitNames());
            }
            print(AgentText.whole(bean, Instant.now()));
        } else {
            context.out().println(AgentText.headline(agent.agent(AgentText.HEADLINE)));
            showCircuits(agent.circuits(AgentText.OF_CIRCUITS));
            List<RemoteBean> chains = agent.fallbacks();
            if (!chains.isEmpty()) {
                context.out().println();
                print(AgentText.fallbacks(chains));
            }
            List<RemoteBean> probes = agent.probes();
            if (!probes.isEmpty()) {
                context.out().println();
                print(AgentText.probes(probes));
            }
        }
        return ExitCode.OK;
    }

    /** Where stdout is no terminal, a line is as long as it has to be. */
    private void showCircuits(List<RemoteBean> circuits) {
        Map<String, String> environment = context.process().environment();
        int width = Terminal.widthOfOutput(environment);
        boolean coloured = width < Integer.MAX_VALUE && Terminal.hasColours(environment);
        List<String> lines = AgentText.circuits(circuits, Instant.now(), width);
        context.out().println(lines.get(0));
        for (int i = 0; i < circuits.size(); i++) {
            String line = lines.get(i + 1);
            context.out().println(coloured ? Palette.paint(circuits.get(i), line) : line);
        }
    }

    private void print(List<String> lines) {
        for (String line : lines) {
            context.out().println(line);
        }
    }
}
