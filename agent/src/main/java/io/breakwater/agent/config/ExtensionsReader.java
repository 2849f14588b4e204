package io.breakwater.agent.config;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Reads which jars are to be put on the application's class path, and sees to it that they are there. */
final class ExtensionsReader {

    private final Problems problems;

    ExtensionsReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Their paths, absolute.
     *
     * @param directory what a relative path is relative to
     */
    List<String> read(Value value, File directory) {
        List<String> jars = new ArrayList<>();
        try {
            for (String item : Values.list(value.text())) {
                File named = new File(item);
                File jar = named.isAbsolute() ? named : new File(directory, item);
                String problem = problem(jar);
                if (problem != null) {
                    problems.add(value, "'" + item + "' " + problem);
                } else if (!jars.contains(jar.getPath())) {
                    jars.add(jar.getPath());
                }
            }
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
        }
        return List.copyOf(jars);
    }

    private static @Nullable String problem(File jar) {
        if (jar.isDirectory()) {
            return "is a directory, not a jar: " + jar;
        }
        if (!jar.exists()) {
            return "is not there: there is no file " + jar;
        }
        try (JarFile opened = new JarFile(jar, false)) {
            return opened.entries().hasMoreElements() ? null : "has nothing in it: " + jar;
        } catch (IOException unreadable) {
            return "cannot be read as a jar: " + jar;
        }
    }
}
