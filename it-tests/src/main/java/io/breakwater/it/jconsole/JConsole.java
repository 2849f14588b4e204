package io.breakwater.it.jconsole;

import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The real JConsole of a JDK, looking at a JVM. Each method does what somebody at the screen would do, and waits until there is
 * something to do it to.
 */
public final class JConsole implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 40;

    private final JavaProcess process;

    private JConsole(JavaProcess process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param directory where the agent that drives it is put
     * @param plugin the agent jar of ours, for its tab
     */
    public static JConsole start(Path jdk, Screen screen, Path directory, Path plugin, long pid)
            throws IOException, URISyntaxException {
        Path tool = jdk.resolve("bin").resolve("jconsole");
        if (!Files.isExecutable(tool) || !Files.exists(jdk.resolve("lib").resolve("libawt_xawt.so"))) {
            throw new AssertionError("the JDK in " + jdk + " has no JConsole with windows:"
                    + " apt-get install --no-install-recommends openjdk-17-jdk");
        }
        return new JConsole(JavaProcess.startProgram(
                List.of(
                        tool.toString(),
                        "-J-javaagent:" + driver(directory),
                        "-J-Duser.language=en",
                        "-interval=1",
                        "-pluginpath",
                        plugin.toString(),
                        Long.toString(pid)),
                screen.environment()));
    }

    /** A jar that holds no class: its driver is on the class path that its manifest names. */
    private static Path driver(Path directory) throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), JConsoleDriver.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                JConsoleDriver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()
                        .toString());
        Path jar = directory.resolve("driver.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.finish();
        }
        return jar;
    }

    /** Does something as soon as it is possible. Returns what there is to say of it. */
    public String perform(String command) throws Exception {
        String[] last = {""};
        await(() -> {
            last[0] = process.command(command);
            return last[0].startsWith("OK ");
        });
        return last[0].substring("OK ".length());
    }

    /** Does something that is possible now. */
    public String performAtOnce(String command) throws Exception {
        String answer = process.command(command);
        if (!answer.startsWith("OK ")) {
            throw new AssertionError(answer);
        }
        return answer.substring("OK ".length());
    }

    /** Waits until what a command says has something in it. */
    public String awaitText(String command, String wanted) throws Exception {
        String[] last = {""};
        await(() -> {
            last[0] = process.command(command);
            return last[0].contains(wanted);
        });
        return last[0];
    }

    /** Presses OK in a dialog that says something, and waits until the dialog is gone. */
    public void dismiss(String text) throws Exception {
        awaitText("texts", text);
        perform("press OK");
        await(() -> !process.command("texts").contains(text));
    }

    private void await(Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
                throw new AssertionError("not after " + DEADLINE_SECONDS + " s; on the screen: "
                        + process.command("texts") + "\n" + process.transcript());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Answers the question that JConsole asks first, and opens the tab of beans. */
    public void connect() throws Exception {
        perform("press Insecure connection");
        perform("tab MBeans");
    }

    @Override
    public void close() {
        process.close();
    }
}
