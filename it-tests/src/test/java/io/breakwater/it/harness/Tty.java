package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in a terminal of its own, which {@code script} of util-linux makes. */
public final class Tty implements AutoCloseable {

    private static final Pattern DEVICE = Pattern.compile("(?m)^(/dev/\\S+)\\s*$");
    private static final Pattern ENDED = Pattern.compile("ended ([0-9]+)");
    private static final Pattern SETTINGS = Pattern.compile("[0-9a-f]+(:[0-9a-f]+){10,}");
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[?0-9;]*[A-Za-z]");
    private static final long DEADLINE_SECONDS = 40;

    private final Path screen;
    private final Process process;

    private Tty(Path screen, Process process) {
        this.screen = screen;
        this.process = process;
    }

    /** Starts a command of the shell in a terminal of 80 columns and 24 rows. */
    public static Tty start(Path directory, String command) throws IOException {
        Path screen = Files.createTempFile(directory, "screen", ".txt");
        // Ctrl-C reaches the shell, too, which has to go on.
        String line = "trap : INT; stty cols 80 rows 24; tty; stty -g; " + command + "; echo ended $?; stty -g";
        Process process = new ProcessBuilder("script", "-qefc", line, screen.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Tty(screen, process);
    }

    /** All that the terminal was told to show until now, with escape sequences. */
    public String shown() throws IOException {
        return new String(Files.readAllBytes(screen), StandardCharsets.UTF_8);
    }

    /** Lines without escape sequences; each picture begins with one of its own. */
    public List<String> lines() throws IOException {
        return ESCAPES.matcher(shown().replace("\u001b[H", "\n"))
                .replaceAll("")
                .lines()
                .toList();
    }

    public void awaitLine(Predicate<String> wanted) throws Exception {
        try {
            Eventually.holds(() -> lines().stream().anyMatch(wanted));
        } catch (AssertionError missing) {
            throw new AssertionError("the terminal shows: " + shown(), missing);
        }
    }

    public void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** What moving the corner of a window does. */
    public void resize(int columns, int rows) throws Exception {
        Matcher device = DEVICE.matcher(shown());
        assertThat(device.find()).as(shown()).isTrue();
        Process stty = new ProcessBuilder("stty", "-F", device.group(1), "cols", "" + columns, "rows", "" + rows)
                .inheritIO()
                .start();
        assertThat(stty.waitFor()).isZero();
    }

    /** The exit code of the command. */
    public int awaitExit() throws Exception {
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .as("it ends; the terminal shows: " + shown())
                .isTrue();
        Matcher ended = ENDED.matcher(shown());
        assertThat(ended.find()).as(shown()).isTrue();
        return Integer.parseInt(ended.group(1));
    }

    /** The cursor is back, and the screen and the settings that were there before. */
    public void assertRestored() throws IOException {
        String shown = shown();
        assertThat(shown.lastIndexOf("\u001b[?25h")).as(shown).isGreaterThan(shown.lastIndexOf("\u001b[?25l"));
        assertThat(shown.lastIndexOf("\u001b[?1049l")).as(shown).isGreaterThan(shown.lastIndexOf("\u001b[?1049h"));
        assertThat(shown.substring(shown.lastIndexOf("\u001b[?1049l")))
                .as("drawn when it was over")
                .doesNotContain("\u001b[H");
        List<String> settings = new ArrayList<>();
        Matcher each = SETTINGS.matcher(shown);
        while (each.find()) {
            settings.add(each.group());
        }
        assertThat(settings).as("before and after").hasSize(2);
        assertThat(settings.get(1)).isEqualTo(settings.get(0));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
