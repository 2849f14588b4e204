package io.breakwater.agent;

import io.breakwater.agent.log.ConfigProblems;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * The jars that are put on the application's class path. What is there stays until the JVM ends: it knows no way to take it
 * out again. Used by one thread at a time.
 */
final class Extensions {

    private final Instrumentation instrumentation;
    private final ConfigProblems problems;
    private final Set<String> there = new HashSet<>();

    Extensions(Instrumentation instrumentation, ConfigProblems problems) {
        this.instrumentation = instrumentation;
        this.problems = problems;
    }

    /** Adds those that are not there yet. One that cannot be added is a problem, and the agent works without it. */
    void add(List<String> jars) {
        for (String jar : jars) {
            if (!there.contains(jar)) {
                add(jar);
            }
        }
    }

    private void add(String path) {
        // Closed again: the JVM takes the name from it, and opens it by itself.
        try (JarFile jar = new JarFile(path, false)) {
            instrumentation.appendToSystemClassLoaderSearch(jar);
            there.add(path);
        } catch (IOException unreadable) {
            problems.mistake(new IllegalArgumentException("extensions: " + path + " cannot be read any more"));
        } catch (UnsupportedOperationException none) {
            problems.mistake(new IllegalArgumentException("extensions: " + path + " cannot be added, for the"
                    + " application's class path belongs to a class loader of its own (java.system.class.loader)"));
        }
    }
}
