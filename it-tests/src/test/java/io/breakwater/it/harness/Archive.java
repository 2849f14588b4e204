package io.breakwater.it.harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Class files and text, gathered into a jar or a directory. */
public final class Archive {

    private static final String NEWEST_MANIFEST = "Manifest-Version: 1.0\n";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String manifest = NEWEST_MANIFEST;

    /** Adds a line to the manifest of the jar. */
    public Archive header(String name, String value) {
        manifest += name + ": " + value + "\n";
        return this;
    }

    public Archive text(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a class that is not one of the tests'. */
    public Archive classFile(String type, byte[] classFile) {
        files.put(fileName(type), classFile);
        return this;
    }

    public Archive classes(Class<?>... types) {
        return classesBelow("", types);
    }

    /** The same in a directory of the archive, such as {@code WEB-INF/classes/}. */
    public Archive classesBelow(String directory, Class<?>... types) {
        for (Class<?> type : types) {
            files.put(directory + fileName(type.getName()), classFile(type));
        }
        return this;
    }

    /** Writes a jar. */
    public Path jar(Path to) throws IOException {
        Manifest read = new Manifest(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar, read)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return Files.write(to, jar.toByteArray());
    }

    /** Writes the same without a manifest below a directory, which it makes. */
    public Path directory(Path to) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return to;
    }

    /** The jar or directory that a class of the tests, or of their libraries, comes from. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String fileName(String type) {
        return type.replace('.', '/') + ".class";
    }

    private static byte[] classFile(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + fileName(type.getName()))) {
            if (in == null) {
                throw new IllegalArgumentException(type + " has no class file");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
