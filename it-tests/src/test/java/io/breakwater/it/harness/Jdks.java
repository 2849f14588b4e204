package io.breakwater.it.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JDKs that the tests run on, one for each major version from 17: the build's own, those below {@code /usr/lib/jvm},
 * and those named in {@code BREAKWATER_TEST_JDKS}. A supported release that is not there is reported on stderr.
 */
public final class Jdks {

    private static final int OLDEST = 17;
    private static final List<Integer> EXPECTED = List.of(17, 25);
    private static final Map<Integer, Path> FOUND = find();

    private Jdks() {}

    /** The homes of all of them, the oldest first. */
    public static List<Path> all() {
        return List.copyOf(FOUND.values());
    }

    /** The major version of a JDK; 0 = there is none. */
    public static int major(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(release)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                    .map(version -> Integer.parseInt(version.split("[.+-]", -1)[0]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException unreadable) {
            return 0;
        }
    }

    private static Map<Integer, Path> find() {
        Map<Integer, Path> found = new TreeMap<>();
        for (Path home : candidates()) {
            int major = major(home);
            if (major >= OLDEST) {
                found.putIfAbsent(major, home);
            }
        }
        for (int expected : EXPECTED) {
            if (!found.containsKey(expected)) {
                System.err.println("JDK " + expected + " is not on this machine: the tests do not cover it. Install it"
                        + " below /usr/lib/jvm, or name its home in BREAKWATER_TEST_JDKS.");
            }
        }
        System.err.println("Tests run on " + found);
        return found;
    }

    private static List<Path> candidates() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        String named = System.getenv("BREAKWATER_TEST_JDKS");
        if (named != null) {
            for (String home : named.split(File.pathSeparator, -1)) {
                homes.add(Path.of(home));
            }
        }
        Path standard = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(standard)) {
            try (Stream<Path> children = Files.list(standard)) {
                children.sorted().forEach(homes::add);
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        return homes;
    }
}
