package io.breakwater.it.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JVM that runs one main class of this module. Everything it says is kept, and shown when it does not say what was expected. */
public final class JavaProcess implements AutoCloseable {
    /** JVM options for a process that lives for seconds. */
    public static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final long DEADLINE_SECONDS = 30;
    private static final Pattern OF_THE_TESTS = Pattern.compile(
            "(test-classes|(junit|assertj|byte-buddy|opentest4j|apiguardian|jspecify|surefire|tomcat|org.apache.felix|opentelemetry-javaagent"
                    + "|okhttp|okio|kotlin|annotations|httpclient5|httpcore5|spring|micrometer|netty|reactor-netty).*)");

    private final Process process;
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> readers;

    private JavaProcess(Process process) {
        this.process = process;
        this.readers = List.of(read(process.getInputStream(), out), read(process.getErrorStream(), err));
    }

    /** Starts a main class on the JDK of the test, with the class path of the module but without its tests. */
    public static JavaProcess start(String mainClass, List<String> jvmOptions, List<String> args) throws IOException {
        return start(Path.of(System.getProperty("java.home")), mainClass, jvmOptions, args);
    }

    /** The same with something more in its environment. */
    public static JavaProcess start(
            String mainClass, List<String> jvmOptions, List<String> args, Map<String, String> environment)
            throws IOException {
        return startProgram(
                command(Path.of(System.getProperty("java.home")), mainClass, jvmOptions, args, classPath()),
                environment);
    }

    /** The same on another JDK. */
    public static JavaProcess start(Path javaHome, String mainClass, List<String> jvmOptions, List<String> args)
            throws IOException {
        return start(command(javaHome, mainClass, jvmOptions, args, classPath()), null);
    }

    /** The same in another working directory. */
    public static JavaProcess startIn(
            Path directory, Path javaHome, String mainClass, List<String> jvmOptions, List<String> args)
            throws IOException {
        return start(command(javaHome, mainClass, jvmOptions, args, classPath()), directory);
    }

    /** The same with no library on the class path, only the classes of this module. */
    public static JavaProcess startWithOwnClassesOnly(
            Path javaHome, String mainClass, List<String> jvmOptions, List<String> args) throws IOException {
        return start(command(javaHome, mainClass, jvmOptions, args, ownClasses()), null);
    }

    /** Starts a JVM with exactly these arguments: whoever has a class path or module path of its own says so here. */
    public static JavaProcess startJava(Path javaHome, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        return start(command, null);
    }

    /** Starts any other program, with something more in its environment; it is to keep to the same lines on stdout. */
    public static JavaProcess startProgram(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start());
    }

    private static List<String> command(
            Path javaHome, String mainClass, List<String> jvmOptions, List<String> args, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(args);
        return command;
    }

    private static JavaProcess start(List<String> command, @Nullable Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        return new JavaProcess(builder.start());
    }

    private static String ownClasses() {
        try {
            return Path.of(JavaProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String classPath() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return Arrays.stream(entries)
                .filter(entry -> !entry.isEmpty())
                .filter(entry -> !OF_THE_TESTS
                        .matcher(Path.of(entry).getFileName().toString())
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Thread read(InputStream stream, List<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                        lines.notifyAll();
                    }
                }
            } catch (IOException e) {
                lines.add("(output ends: " + e + ")");
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    /** Number of lines on stdout so far: a position from which to await the next. */
    public int position() {
        return out.size();
    }

    public String awaitLine(Predicate<String> wanted) throws InterruptedException {
        return awaitLine(0, wanted);
    }

    /** The first line on stdout, at or after a position, that is wanted; fails with all output when the deadline has passed. */
    public String awaitLine(int from, Predicate<String> wanted) throws InterruptedException {
        return await(out, from, wanted);
    }

    /** The first line on stderr that is wanted; fails with all output when the deadline has passed. */
    public String awaitErrorLine(Predicate<String> wanted) throws InterruptedException {
        return await(err, 0, wanted);
    }

    private String await(List<String> lines, int from, Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        synchronized (lines) {
            int next = from;
            while (true) {
                for (; next < lines.size(); next++) {
                    if (wanted.test(lines.get(next))) {
                        return lines.get(next);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("no such line after " + DEADLINE_SECONDS + " s; " + transcript());
                }
                lines.wait(left);
            }
        }
    }

    public void send(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(transcript(), e);
        }
    }

    /** Sends a line and waits until the process acknowledges it. */
    public String command(String line) throws InterruptedException {
        int from = position();
        send(line);
        return awaitLine(
                from, reply -> reply.startsWith("OK ") || reply.startsWith("COUNT ") || reply.startsWith("BAD "));
    }

    /** Ends the process as a power failure would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void closeStdin() throws IOException {
        process.getOutputStream().close();
    }

    /** The exit code, once the process has ended by itself and all its output has been read. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + DEADLINE_SECONDS + " s; " + transcript());
        }
        for (Thread reader : readers) {
            reader.join(Duration.ofSeconds(DEADLINE_SECONDS).toMillis());
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    public List<String> out() {
        synchronized (out) {
            return List.copyOf(out);
        }
    }

    public List<String> err() {
        synchronized (err) {
            return List.copyOf(err);
        }
    }

    public String transcript() {
        return "stdout:\n" + String.join("\n", out()) + "\nstderr:\n" + String.join("\n", err());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
