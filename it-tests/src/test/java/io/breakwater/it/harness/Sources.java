package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles source code, for Java 17. */
public final class Sources {

    private Sources() {}

    /** Compiles every source file below some directories, which see each other, into a directory. */
    public static Path compile(Path into, String classPath, List<Path> directories) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-g", "-proc:none", "-nowarn"));
        arguments.addAll(List.of("-cp", classPath, "-d", into.toString()));
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
            }
        }
        Files.createDirectories(into);
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        assertThat(exit).as("compiling %s", directories).isZero();
        return into;
    }
}
