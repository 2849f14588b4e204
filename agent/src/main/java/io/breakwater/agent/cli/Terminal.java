package io.breakwater.agent.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that the command runs in, for something that stays on the screen: one key at a time, and the screen as it was
 * when it is over, also after Ctrl-C. Asks {@code stty}, so it is one on Linux, macOS and their like.
 */
final class Terminal implements Closeable {

    private static final File TTY = new File("/dev/tty");
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String REDRAW = "\u001b[H";
    private static final String TO_THE_END_OF_THE_LINE = "\u001b[K";
    private static final String TO_THE_END = "\u001b[J";

    private final PrintWriter out;
    private final Map<String, String> environment;
    private final String before;
    private final Thread atTheEnd = new Thread(this::leave, "breakwater-terminal");
    /** Guarded by this, so that nothing is drawn over what Ctrl-C has given back. */
    private boolean hasLeft;

    private Terminal(PrintWriter out, Map<String, String> environment, String before) {
        this.out = out;
        this.environment = environment;
        this.before = before;
    }

    /** Takes over the screen; null = stdin or stdout is something else, or a terminal that cannot do it. */
    static @Nullable Terminal open(PrintWriter out, Map<String, String> environment) {
        String settings = isDumb(environment) || !isAtBothEnds() ? null : stty("-g");
        if (settings == null) {
            return null;
        }
        Terminal terminal = new Terminal(out, environment, settings.strip());
        Runtime.getRuntime().addShutdownHook(terminal.atTheEnd);
        stty("-icanon", "-echo", "min", "1");
        out.print(ENTER);
        out.flush();
        return terminal;
    }

    /** Whether stdin and stdout are one. */
    static boolean isAtBothEnds() {
        return isTerminal("test -t 0 && test -t 1");
    }

    /** Columns of the terminal that stdout is; without limit if it is something else. */
    static int widthOfOutput(Map<String, String> environment) {
        return isTerminal("test -t 1") ? size(environment)[0] : Integer.MAX_VALUE;
    }

    /** Whether whoever has set the environment wants colours, and the terminal can do them. */
    static boolean hasColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
    }

    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    boolean isColoured() {
        return hasColours(environment);
    }

    /** Columns and rows, as they are now. */
    int[] size() {
        return size(environment);
    }

    private static int[] size(Map<String, String> environment) {
        String size = stty("size");
        if (size != null && size.strip().matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
            String[] both = size.strip().split(" ", 2);
            return new int[] {Integer.parseInt(both[1]), Integer.parseInt(both[0])};
        }
        return new int[] {number(environment.get("COLUMNS"), 80), number(environment.get("LINES"), 24)};
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : otherwise;
    }

    synchronized void draw(List<String> lines) {
        if (hasLeft) {
            return;
        }
        StringBuilder screen = new StringBuilder(REDRAW);
        String separator = "";
        for (String line : lines) {
            screen.append(separator).append(line).append(TO_THE_END_OF_THE_LINE);
            separator = "\r\n"; // none behind the last line, or a full screen would scroll
        }
        out.print(screen.append(TO_THE_END));
        out.flush();
    }

    private synchronized void leave() {
        hasLeft = true;
        out.print(LEAVE);
        out.flush();
        stty(before);
    }

    /** Gives the screen back. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException ending) {
            return; // then the hook does it
        }
        leave();
    }

    /** Whether stdin or stdout are one: what runs on them can tell. */
    private static boolean isTerminal(String test) {
        try {
            return hasSucceeded(new ProcessBuilder("sh", "-c", test).inheritIO().start());
        } catch (IOException noShell) {
            return false;
        }
    }

    /** What stty answers; null = it cannot. */
    private static @Nullable String stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return hasSucceeded(stty) ? answer : null;
        } catch (IOException none) {
            return null;
        }
    }

    private static boolean hasSucceeded(Process process) {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
