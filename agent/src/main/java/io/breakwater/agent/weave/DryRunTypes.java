package io.breakwater.agent.weave;

import io.breakwater.agent.classpath.ClassFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * The types of an application that does not run, by their class files. What is above a type is read from the head of its
 * file, once. For one thread.
 */
final class DryRunTypes implements Supertypes.DirectlyAbove {

    private static final String[] NONE = {};

    private final ClassFiles application;
    private final ClassFiles jdk;
    private final TypePool pool = TypePool.Default.WithLazyResolution.of(new Files());
    private final Map<String, String[]> directlyAbove = new HashMap<>();

    DryRunTypes(ClassFiles application, ClassFiles jdk) {
        this.application = application;
        this.jdk = jdk;
    }

    TypePool pool() {
        return pool;
    }

    /** The type of that name, with dots; null = there is none, or its class file cannot be read. */
    @Nullable
    TypeDescription find(String name) {
        try {
            TypePool.Resolution found = pool.describe(name);
            if (!found.isResolved()) {
                return null;
            }
            TypeDescription type = found.resolve();
            type.getDeclaredMethods(); // reads it
            return type;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Whether there is a class file of that name. */
    boolean exists(String name) {
        try {
            return read(name) != null;
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** All types above one, by their names with dots, as far as they can be found. */
    Set<String> above(String name, boolean intoJdk) {
        return Supertypes.above(intoJdk, of(name), this);
    }

    @Override
    public String[] of(String typeName) {
        String[] known = directlyAbove.get(typeName);
        if (known == null) {
            known = header(typeName);
            directlyAbove.put(typeName, known);
        }
        return known;
    }

    private String[] header(String typeName) {
        try {
            byte[] classFile = read(typeName);
            return classFile == null ? NONE : ClassHeader.supertypes(classFile);
        } catch (IOException | IllegalArgumentException unreadable) {
            return NONE;
        }
    }

    /** As class loaders do: the types of {@code java} are the JDK's, whatever a jar says. */
    private byte @Nullable [] read(String name) throws IOException {
        byte[] classFile = name.startsWith("java.") ? null : application.read(name);
        return classFile == null ? jdk.read(name) : classFile;
    }

    /** The same for Byte Buddy. */
    private final class Files implements ClassFileLocator {

        @Override
        public Resolution locate(String name) throws IOException {
            byte[] classFile = read(name);
            return classFile == null ? new Resolution.Illegal(name) : new Resolution.Explicit(classFile);
        }

        @Override
        public void close() {
            // whoever made the class files closes them
        }
    }
}
