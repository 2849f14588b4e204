package io.breakwater.agent.classpath;

import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * A jar, or a war. Of a multi-release jar the classes for Java 17 count, the oldest that the agent runs on. Jars inside are
 * copied to temporary files, because a jar can be read at random only where it is a file.
 */
final class ClassArchive implements Closeable {

    private static final Runtime.Version RELEASE = Runtime.Version.parse("17");
    private static final String SUFFIX = ".class";
    /** Where jars that hold an application keep its classes. */
    private static final List<String> CLASSES = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    private static final List<String> LIBRARIES = List.of("BOOT-INF/lib/", "WEB-INF/lib/");

    private final File file;
    private final JarFile jar;
    private final List<File> extracted = new ArrayList<>();

    ClassArchive(File file) throws IOException {
        this.file = file;
        this.jar = new JarFile(file, false, ZipFile.OPEN_READ, RELEASE);
    }

    /** Adds its classes to those that are known already, which stay. */
    void index(Map<String, ClassEntry> classes) {
        for (Iterator<JarEntry> all = jar.versionedStream().iterator(); all.hasNext(); ) {
            JarEntry entry = all.next();
            String path = inner(entry.getName());
            if (path.endsWith(SUFFIX) && !path.startsWith("META-INF/") && !path.endsWith("module-info.class")) {
                String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
                classes.putIfAbsent(name, new Entry(jar, entry));
            }
        }
    }

    private static String inner(String path) {
        for (String prefix : CLASSES) {
            if (path.startsWith(prefix)) {
                return path.substring(prefix.length());
            }
        }
        return path;
    }

    /** The jars inside, as files that are deleted when this is closed. */
    List<File> extractLibraries() throws IOException {
        for (Iterator<JarEntry> all = jar.stream().iterator(); all.hasNext(); ) {
            JarEntry entry = all.next();
            if (isLibrary(entry.getName())) {
                File copy = File.createTempFile("breakwater-check", ".jar");
                copy.deleteOnExit();
                extracted.add(copy);
                try (InputStream in = jar.getInputStream(entry);
                        OutputStream out = new FileOutputStream(copy)) {
                    in.transferTo(out);
                }
            }
        }
        return extracted;
    }

    private static boolean isLibrary(String path) {
        if (path.endsWith(".jar")) {
            for (String prefix : LIBRARIES) {
                if (path.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What {@code Class-Path} in its manifest names, there or not. */
    List<File> namedInManifest() throws IOException {
        List<File> named = new ArrayList<>();
        Manifest manifest = jar.getManifest();
        String text = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (text != null) {
            for (StringTokenizer urls = new StringTokenizer(text); urls.hasMoreTokens(); ) {
                try {
                    named.add(new File(file.toURI().resolve(URI.create(urls.nextToken()))));
                } catch (IllegalArgumentException noFile) {
                    // a jar elsewhere in the network: the JVM does not read it from a class path either
                }
            }
        }
        return named;
    }

    @Override
    public void close() throws IOException {
        jar.close();
        for (File copy : extracted) {
            if (!copy.delete()) {
                copy.deleteOnExit(); // on Windows it is deleted once whoever reads it has closed it
            }
        }
    }

    /** A class in the jar. */
    private record Entry(JarFile jar, JarEntry entry) implements ClassEntry {

        @Override
        public byte[] read() throws IOException {
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}
