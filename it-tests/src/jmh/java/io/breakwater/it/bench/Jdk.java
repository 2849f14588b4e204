package io.breakwater.it.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JDK to measure on.
 *
 * @param label what it is called in the figures
 * @param home where it is
 */
record Jdk(String label, Path home) {

    private static final int NEWEST = 25;
    private static final String VERSION_KEY = "JAVA_VERSION=\"";

    /** The one that this runs on. */
    static Jdk ofTheBuild() {
        return of(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /**
     * The one that this runs on, and the newest that is supported, where it is below {@code /usr/lib/jvm} or named in
     * {@code BREAKWATER_TEST_JDKS}.
     */
    static List<Jdk> here() throws IOException {
        List<Jdk> found = new ArrayList<>(List.of(ofTheBuild()));
        for (Path home : candidates()) {
            if (Runtime.version().feature() != NEWEST && found.size() == 1 && isNewest(home)) {
                found.add(of(NEWEST, home));
            }
        }
        return found;
    }

    private static Jdk of(int feature, Path home) {
        return new Jdk("JDK " + feature, home);
    }

    private static boolean isNewest(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return false;
        }
        String text = Files.readString(release);
        return text.contains(VERSION_KEY + NEWEST + "\"") || text.contains(VERSION_KEY + NEWEST + ".");
    }

    private static List<Path> candidates() throws IOException {
        List<Path> homes = new ArrayList<>();
        String named = System.getenv("BREAKWATER_TEST_JDKS");
        if (named != null) {
            for (String home : named.split(File.pathSeparator, -1)) {
                homes.add(Path.of(home));
            }
        }
        Path standard = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(standard)) {
            try (Stream<Path> children = Files.list(standard)) {
                homes.addAll(children.sorted().toList());
            }
        }
        return homes;
    }
}
