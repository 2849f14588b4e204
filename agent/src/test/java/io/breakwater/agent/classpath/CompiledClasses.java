package io.breakwater.agent.classpath;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Classes that a test writes as source, compiled into a directory, and jars made of them. */
public record CompiledClasses(Path directory) {

    /** Compiles sources: the name of each file, such as {@code com/acme/Client.java}, and its text. */
    public static CompiledClasses of(Path directory, Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "--release", "17", "-proc:none"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        if (failed != 0) {
            throw new IllegalArgumentException("the sources do not compile: " + sources.keySet());
        }
        return new CompiledClasses(classes);
    }

    /** All class files, and what they are called in a jar. */
    public Map<String, byte[]> files(String prefix) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = directory.relativize(file).toString().replace(File.separatorChar, '/');
                files.put(prefix + path, Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Writes a jar with these files, and with these attributes in its manifest. */
    public static Path jar(Path jar, Map<String, String> attributes, Map<String, byte[]> files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (OutputStream out = new FileOutputStream(jar.toFile());
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
        return jar;
    }
}
