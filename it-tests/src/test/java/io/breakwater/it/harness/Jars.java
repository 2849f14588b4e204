package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes jars out of source code. */
public final class Jars {

    private Jars() {}

    /**
     * Compiles one class, for Java 17 and against the class path of the tests, and packs it.
     *
     * @param directory where the jar is put, and the class file besides
     * @param typeName the class's name, with its package
     */
    public static Path of(Path directory, String jarName, String typeName, String source) throws IOException {
        String path = typeName.replace('.', '/');
        Path file = directory.resolve(path + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int exit = compiler.run(
                null,
                null,
                null,
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                file.toString());
        assertThat(exit).as("compiling %s", typeName).isZero();
        Path jar = directory.resolve(jarName);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out)) {
            packed.putNextEntry(new JarEntry(path + ".class"));
            Files.copy(directory.resolve(path + ".class"), packed);
            packed.closeEntry();
        }
        return jar;
    }
}
