package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Shell;
import io.breakwater.it.harness.Sources;
import io.breakwater.it.harness.Walkthrough;
import io.breakwater.it.harness.Walkthrough.Kind;
import io.breakwater.it.harness.Walkthrough.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/rollout.md, done step by step as it is written there. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class RolloutIT {

    private static final Path PAGE = Path.of("../docs/rollout.md");
    private static final Path APPLICATION = Path.of("src/rollout");

    private static final String AGENT = "java -jar breakwater-agent.jar ";

    /** Commands that only look: what one must see of them may take the application a moment. */
    private static final List<String> LOOKS =
            List.of("cat ", "tail ", "wc ", AGENT + "list ", AGENT + "explain ", AGENT + "mode $PID\n");

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(40);
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** All that is not as on the page: it says 4711 for a process that has a number of its own here. */
    private static Map<String, String> placeholders(Shell shell) throws IOException, InterruptedException {
        return Map.of("4711", shell.variable("PID"));
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void page_doneLiterally_showsWhatItSays(Path jdk) throws Exception {
        Files.copy(Guarded.agentJar(), directory.resolve("breakwater-agent.jar"));
        packApplication();
        List<Step> steps = Walkthrough.read(PAGE).steps();
        assertThat(steps).filteredOn(step -> step.kind() == Kind.SEEN).hasSizeGreaterThan(20);
        try (Shell shell = new Shell(directory, jdk)) {
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                boolean seen = i + 1 < steps.size() && steps.get(i + 1).kind() == Kind.SEEN;
                switch (step.kind()) {
                    case FILE -> replace(step.file(), step.text());
                    case COMMANDS -> type(shell, step, seen ? steps.get(i + 1) : null);
                    case SEEN ->
                        assertThat(steps.get(i - 1).kind())
                                .as("what comes before that which is to be seen in '%s'", step.heading())
                                .isEqualTo(Kind.COMMANDS);
                }
            }
        }
    }

    /** In one step, as editors do. */
    private void replace(String file, String text) throws IOException {
        Path fresh = Files.writeString(directory.resolve(file + ".new"), text);
        Files.move(fresh, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void type(Shell shell, Step commands, @Nullable Step expected)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> said = shell.type(commands.text());
        if (expected == null) {
            return;
        }
        Step seen = filledIn(expected, placeholders(shell));
        while (!seen.isIn(said) && isLook(commands) && System.nanoTime() - start < DEADLINE_NANOS) {
            LockSupport.parkNanos(PERIOD_NANOS);
            said = shell.type(commands.text());
        }
        assertThat(seen.isIn(said))
                .as("%s\n$ %s\nmust show\n%s\nand shows\n%s", commands.heading(), commands.text(), seen.text(), said)
                .isTrue();
    }

    private static boolean isLook(Step commands) {
        return LOOKS.stream().anyMatch(look -> commands.text().startsWith(look))
                && commands.lines().size() == 1;
    }

    private static Step filledIn(Step step, Map<String, String> placeholders) {
        List<String> lines = step.lines().stream()
                .map(line -> {
                    String filled = line;
                    for (Map.Entry<String, String> each : placeholders.entrySet()) {
                        filled = filled.replace(each.getKey(), each.getValue());
                    }
                    return filled;
                })
                .toList();
        return new Step(step.kind(), step.heading(), step.file(), lines);
    }

    private void packApplication() throws IOException {
        Path classes = Sources.compile(directory.resolve("classes"), "", List.of(APPLICATION));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.crm.CrmSync");
        try (OutputStream out = Files.newOutputStream(directory.resolve("crm-sync.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }
}
