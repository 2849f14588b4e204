package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code top PID}. */
@Command(
        name = "top",
        description = {
            "Watch the circuits of a JVM: what is open comes first. q quits.",
            "%nCALLS/S, FAIL/S and REJ/S are since the picture before; BUSY are calls in flight. Below are the fallback chains"
                    + " and the newest changes of state, as far as there is room. Where stdin or stdout is no terminal, each"
                    + " picture is printed beneath the one before, without colours. Colours are left out with NO_COLOR, too."
        },
        footer = {
            "%nExamples:",
            "  java -jar breakwater-agent.jar top 4711",
            "  java -jar breakwater-agent.jar top 4711 --interval 10s --count 6 > last-minute.txt"
        })
final class TopCommand implements Callable<Integer> {

    private static final long LOOK_FOR_KEYS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int WIDTH_OF_A_FILE = 160;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "PID", description = "The process of the JVM; ps lists them.")
    private long pid;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = Interval.class,
            description =
                    "From one picture to the next: 500ms, 2s, 1m; a bare number is seconds. ${DEFAULT-VALUE} unless said.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration interval;

    @Option(names = "--count", paramLabel = "N", description = "End after so many pictures; unless said, never.")
    private long count = Long.MAX_VALUE;

    /** From a tenth of a second to an hour. */
    static final class Interval implements ITypeConverter<Duration> {

        private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|)");
        private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1000, "", 1000, "m", 60_000);

        @Override
        public Duration convert(String text) {
            Matcher parts = TEXT.matcher(text);
            Integer unit = parts.matches() ? MILLIS.get(parts.group(2)) : null;
            long millis = unit == null ? 0 : Math.round(Double.parseDouble(parts.group(1)) * unit);
            if (millis < 100 || millis > 3_600_000) {
                throw new TypeConversionException("must be a time from 100ms to 60m, got '" + text + "'");
            }
            return Duration.ofMillis(millis);
        }
    }

    TopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        if (count < 1) {
            throw new CommandException(ExitCode.USAGE, "--count must be 1 or more");
        }
        return AgentCommands.run(context, pid, this::watch);
    }

    private int watch(RemoteAgent agent) throws IOException, CommandException {
        try (Terminal terminal = Terminal.open(context.out(), context.process().environment())) {
            // Reading the keys of a terminal that belongs to something else, such as a shell, would stop this process.
            boolean hasKeys = terminal != null || Terminal.isAtBothEnds();
            Keys keys = new Keys(hasKeys ? new FileInputStream(FileDescriptor.in) : InputStream.nullInputStream());
            Map<String, RemoteBean> before = Map.of();
            long last = System.nanoTime();
            for (long picture = 0; picture < count; picture++) {
                if (picture > 0 && isQuitWithin(last, keys)) {
                    break;
                }
                TopFrame frame = frame(agent, before, last);
                last += frame.elapsed().toNanos();
                show(frame, terminal);
                if (context.out().checkError()) {
                    break; // nobody reads any more
                }
                before = frame.byName();
            }
            return ExitCode.OK;
        }
    }

    private TopFrame frame(RemoteAgent agent, Map<String, RemoteBean> before, long last)
            throws IOException, CommandException {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - last);
        return Patience.await(pid, () -> TopFrame.of(agent, before, elapsed, Instant.now()));
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
    private boolean isQuitWithin(long last, Keys keys) {
        long nanos = interval.toNanos();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - last)) {
            if (keys.areToQuit()) {
                return true;
            }
            LockSupport.parkNanos(Math.min(left, LOOK_FOR_KEYS_NANOS));
        }
        return keys.areToQuit();
    }
}
