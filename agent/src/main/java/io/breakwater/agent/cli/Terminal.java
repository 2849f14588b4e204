package io.breakwater.agent.cli;

import java.io.Closeable;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private final boolean coloured;
    private final String before;
    private final Thread atTheEnd = new Thread(this::leave, "breakwater-terminal");
    private final InputStream keys = new FileInputStream(FileDescriptor.in);

    private Terminal(PrintWriter out, boolean coloured, String before) {
        this.out = out;
        this.coloured = coloured;
        this.before = before;
    }

    /** Takes over the screen; null = stdin or stdout is something else, and nobody watches. */
    static @Nullable Terminal open(PrintWriter out, Map<String, String> environment) {
        String settings = isOne() ? stty("-g") : null;
        if (settings == null) {
            return null;
        }
        Terminal terminal =
                new Terminal(out, environment.getOrDefault("NO_COLOR", "").isEmpty(), settings.strip());
        Runtime.getRuntime().addShutdownHook(terminal.atTheEnd);
        stty("-icanon", "-echo", "min", "1");
        out.print(ENTER);
        out.flush();
        return terminal;
    }

    boolean isColoured() {
        return coloured;
    }

    /** Columns and rows, as they are now. */
    int[] size() {
        String size = stty("size");
        if (size != null && size.strip().matches("[1-9][0-9]* [1-9][0-9]*")) {
            String[] both = size.strip().split(" ", 2);
            return new int[] {Integer.parseInt(both[1]), Integer.parseInt(both[0])};
        }
        return new int[] {80, 24};
    }

    void draw(List<String> lines) {
        StringBuilder screen = new StringBuilder(REDRAW);
        for (String line : lines) {
            screen.append(line).append(TO_THE_END_OF_THE_LINE).append("\r\n");
        }
        out.print(screen.append(TO_THE_END));
        out.flush();
    }

    /** The key that was pressed; 0 = none. */
    int key() throws IOException {
        return keys.available() > 0 ? keys.read() : 0;
    }

    private void leave() {
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

    /** Whether stdin and stdout are it: what runs on them can tell. */
    private static boolean isOne() {
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t 0 && test -t 1")
                    .inheritIO()
                    .start();
            return hasSucceeded(test);
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
