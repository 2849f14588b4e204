package io.breakwater.it.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bash that is typed into, as somebody would who follows a page: variables and jobs stay from one command to the next. */
public final class Shell implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;
    private static final String END = "-- this is the end of what was typed --";

    private final Process bash;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** Starts one in a directory; {@code java} is that of a JDK. */
    public Shell(Path directory, Path jdk) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash").directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", jdk.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().put("LC_ALL", "C.UTF-8");
        bash = builder.start();
        Thread reader = new Thread(this::read, "shell");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(bash.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException gone) {
            lines.add("(output ends: " + gone + ")");
        }
    }

    /** Types commands, and returns what they have said once the last one has ended, or was left to run by itself. */
    public List<String> type(String commands) throws IOException, InterruptedException {
        OutputStream in = bash.getOutputStream();
        in.write((commands + "\necho '" + END + "'\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        List<String> said = new ArrayList<>();
        while (true) {
            String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("after " + DEADLINE_SECONDS + " s these have not ended: " + commands
                        + "\nso far they have said: " + said);
            }
            if (line.equals(END)) {
                return said;
            }
            said.add(line);
        }
    }

    /** The number of a process that a variable holds. */
    public String variable(String name) throws IOException, InterruptedException {
        return String.join("", type("echo \"$" + name + "\""));
    }

    /** Ends the shell, and what it has left running. */
    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
