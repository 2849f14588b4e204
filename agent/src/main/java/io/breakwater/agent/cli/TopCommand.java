package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code top PID}. */
@Command(
        name = "top",
        description = {
            "Watch the circuits of a JVM: what is open comes first. q quits.",
            "%nCALLS/S, FAIL/S and REJ/S are since the picture before; BUSY are calls in flight. Where stdin or stdout is no"
                    + " terminal, each picture is printed beneath the one before, without colours. Colours are left out with"
                    + " NO_COLOR, too."
        },
        footer = {
            "%nExamples:",
            "  java -jar breakwater-agent.jar top 4711",
            "  java -jar breakwater-agent.jar top 4711 --interval 10 --count 6 > last-minute.txt"
        })
final class TopCommand implements Callable<Integer> {

    private static final long LOOK_FOR_KEYS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int WIDTH_OF_A_FILE = 160;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "Time from one picture to the next; ${DEFAULT-VALUE} unless said.")
    private double interval = 2;

    @Option(names = "--count", paramLabel = "N", description = "End after so many pictures; unless said, never.")
    private long count = Long.MAX_VALUE;

    TopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        if (!(interval >= 0.1 && interval <= 3600)) {
            throw new CommandException(ExitCode.USAGE, "--interval must be between 0.1 and 3600 seconds");
        }
        if (count < 1) {
            throw new CommandException(ExitCode.USAGE, "--count must be 1 or more");
        }
        return AgentCommands.run(context, pid, this::watch);
    }

    private int watch(RemoteAgent agent) throws IOException {
        try (Terminal terminal = Terminal.open(context.out(), context.process().environment())) {
            Map<String, RemoteBean> before = Map.of();
            long last = System.nanoTime();
            for (long picture = 0; picture < count; picture++) {
                if (picture > 0 && isQuitWithin(last, terminal)) {
                    break;
                }
                long now = System.nanoTime();
                List<RemoteBean> circuits = agent.circuits();
                show(
                        new TopFrame(agent.agent(), circuits, before, Duration.ofNanos(now - last), Instant.now()),
                        terminal);
                before = TopFrame.byName(circuits);
                last = now;
            }
            return ExitCode.OK;
        }
    }

    private void show(TopFrame frame, @Nullable Terminal terminal) {
        if (terminal != null) {
            int[] size = terminal.size();
            terminal.draw(frame.lines(size[0], size[1], terminal.isColoured()));
            return;
        }
        for (String line : frame.lines(WIDTH_OF_A_FILE, Integer.MAX_VALUE, false)) {
            context.out().println(line);
        }
        context.out().println();
        context.out().flush();
    }

    /** Waits for the time of the next picture; true = somebody does not want to see it. */
    private boolean isQuitWithin(long last, @Nullable Terminal terminal) throws IOException {
        long nanos = (long) (interval * TimeUnit.SECONDS.toNanos(1));
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - last)) {
            if (terminal == null) {
                LockSupport.parkNanos(left);
                continue;
            }
            int key = terminal.key();
            if (key == 'q' || key == 'Q') {
                return true;
            }
            LockSupport.parkNanos(Math.min(left, LOOK_FOR_KEYS_NANOS));
        }
        return false;
    }
}
