package io.breakwater.it.harness;

import io.breakwater.it.process.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of the MCP SDK that applications use, for a child's class path. The newer one is the one that the module is
 * compiled against; of the older one the build has put the jars aside.
 */
public enum McpLine {
    V2_1,
    V1_1;

    private static final Pattern LIBRARIES = Pattern.compile(
            "(mcp|jackson|json-schema-validator|reactor|reactive-streams|slf4j|itu|jspecify|snakeyaml).*\\.jar");
    private static final Pattern REPLACED =
            Pattern.compile("(mcp|jackson-core|jackson-databind|json-schema-validator)-.*");

    /** The newest on all JDKs, the others on the oldest of those: arguments of a test. Each combination takes its minutes. */
    public static List<Object[]> onJdks() {
        List<Object[]> all = new ArrayList<>();
        Path oldest = Jdks.all().get(0);
        for (Path jdk : Jdks.all()) {
            for (McpLine line : values()) {
                if (line == V2_1 || jdk.equals(oldest)) {
                    all.add(new Object[] {jdk, line});
                }
            }
        }
        return all;
    }

    /** The classes of this module, and the client with what it needs. */
    public String classPath() throws IOException {
        List<String> entries =
                new ArrayList<>(List.of(Archive.of(JavaProcess.class).toString()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (LIBRARIES.matcher(name).matches()
                    && !(this == V1_1 && REPLACED.matcher(name).matches())) {
                entries.add(entry);
            }
        }
        if (this == V1_1) {
            try (Stream<Path> jars = Files.list(Path.of(System.getProperty("breakwater.mcp-old.jars")))) {
                jars.map(Path::toString).forEach(entries::add);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
