package io.breakwater.agent.classpath;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class path as {@code java -cp} takes it: directories, jars, and {@code dir/*} for all jars of a directory. Of jars that
 * hold others, as those of Spring Boot and war files do, the classes and libraries inside count, too. As for the JVM, the
 * first class of a name is the one that is there. For one thread.
 */
public final class ClassPath implements ClassFiles, Closeable {

    private final Map<String, ClassEntry> classes = new LinkedHashMap<>();
    private final Set<File> entries = new LinkedHashSet<>();
    private final List<ClassArchive> archives = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ClassPath() {}

    /**
     * Finds out what classes there are. Entries that do not exist or cannot be read are among the {@link #problems()}.
     *
     * @param text entries, separated as on this system
     */
    public static ClassPath of(String text) {
        ClassPath classPath = new ClassPath();
        for (String entry : split(text)) {
            if (!entry.isBlank()) {
                classPath.add(entry.strip());
            }
        }
        return classPath;
    }

    private static List<String> split(String text) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf(File.pathSeparatorChar);
                end >= 0;
                end = text.indexOf(File.pathSeparatorChar, from)) {
            entries.add(text.substring(from, end));
            from = end + 1;
        }
        entries.add(text.substring(from));
        return entries;
    }

    private void add(String entry) {
        boolean all = entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*");
        File file = new File(all ? entry.substring(0, entry.length() - 1) : entry).getAbsoluteFile();
        if (all ? !file.isDirectory() : !file.exists()) {
            problems.add(entry + ": there is no such " + (all ? "directory" : "file or directory"));
        } else if (all) {
            addAll(entry, file);
        } else {
            add(file);
        }
    }

    private void addAll(String entry, File directory) {
        boolean any = false;
        for (File file : sorted(directory)) {
            if (file.isFile() && file.getName().toLowerCase(Locale.ROOT).endsWith(".jar")) {
                any = true;
                add(file);
            }
        }
        if (!any) {
            problems.add(entry + ": there is no jar in it");
        }
    }

    private void add(File file) {
        if (!entries.add(file)) {
            return;
        }
        if (file.isDirectory()) {
            addDirectory(file, "");
            return;
        }
        try {
            ClassArchive archive = new ClassArchive(file);
            archives.add(archive);
            archive.index(classes);
            for (File library : archive.extractLibraries()) {
                addLibrary(file, library);
            }
            for (File named : archive.namedInManifest()) {
                if (named.exists()) {
                    add(named); // where one is missing, the JVM says nothing either
                }
            }
        } catch (IOException unreadable) {
            problems.add(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /** Of a jar inside of a jar only its classes count. */
    private void addLibrary(File outer, File library) {
        try {
            ClassArchive archive = new ClassArchive(library);
            archives.add(archive);
            archive.index(classes);
        } catch (IOException unreadable) {
            problems.add(outer + ": a library in it cannot be read: " + unreadable.getMessage());
        }
    }

    private void addDirectory(File directory, String prefix) {
        for (File file : sorted(directory)) {
            String name = file.getName();
            if (file.isDirectory()) {
                addDirectory(file, prefix + name + ".");
            } else if (name.endsWith(".class")) {
                String simple = name.substring(0, name.length() - ".class".length());
                classes.putIfAbsent(prefix + simple, new ClassFile(file));
            }
        }
    }

    private static List<File> sorted(File directory) {
        File[] files = directory.listFiles();
        if (files == null) {
            return List.of();
        }
        Arrays.sort(files);
        return Arrays.asList(files);
    }

    /** The names of all classes, with dots. */
    public Set<String> names() {
        return Collections.unmodifiableSet(classes.keySet());
    }

    /** How many directories and jars it is made of; jars inside of jars do not count. */
    public int size() {
        return entries.size();
    }

    /** What cannot be found or read, a sentence each. */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    @Override
    public byte @Nullable [] read(String className) throws IOException {
        ClassEntry entry = classes.get(className);
        return entry == null ? null : entry.read();
    }

    /** Closes all jars, and deletes what was extracted. */
    @Override
    public void close() throws IOException {
        for (ClassArchive archive : archives) {
            archive.close();
        }
    }
}
