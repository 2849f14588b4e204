package io.breakwater.agent.weave;

import io.breakwater.agent.config.TypeNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of all types above a class: superclasses and interfaces, and theirs. Loads no class of the application:
 * of a class that is loaded it asks the class; of one that is about to be, it reads class files, which it gets as resources
 * of the class's own loader.
 *
 * <p>Types of the JDK's own loaders are loaded instead, a moment before the JVM would: all that is above a class is loaded
 * with it. Reading their files would need classes of the JDK, one of which may be the very one that is being loaded, and
 * the JVM never forgets a ClassCircularityError.
 *
 * <p>It runs inside of class loads, and asks loaders of the application for resources, who may load classes on their part.
 * For such a class of the same thread only what is known already counts: reading on could go round in circles. No lock is
 * held meanwhile; two threads may read the same file, and come to the same end. Thread-safe.
 */
final class Supertypes {

    private static final String[] NONE = {};

    /** Finds the types of the boot loader, too. */
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    private final WeaveReport report;
    private final LoaderCache<String[]> cache = new LoaderCache<>();
    /** Set while this thread reads. */
    private final ThreadLocal<Boolean> reading = new ThreadLocal<>();

    /**
     * Finds supertypes.
     *
     * @param report told of class files that cannot be read
     */
    Supertypes(WeaveReport report) {
        this.report = report;
    }

    /** Loads what is needed here now, not inside of a class load. */
    void warmUp() {
        Class<?> sample = WeavingTransformer.class;
        try (InputStream in = sample.getResourceAsStream("WeavingTransformer.class")) {
            if (in != null) {
                above(false, sample.getClassLoader(), sample.getName(), in.readAllBytes());
            }
        } catch (IOException unreadable) {
            report.failed(sample.getName(), sample.getClassLoader(), unreadable);
        }
        above(sample);
        reading.remove();
    }

    /** All types above a class that is loaded, by their names with dots. */
    static Set<String> above(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(type);
        for (Class<?> next = open.poll(); next != null; next = open.poll()) {
            Class<?> superclass = next.getSuperclass();
            if (superclass != null && names.add(superclass.getName())) {
                open.add(superclass);
            }
            for (Class<?> contract : next.getInterfaces()) {
                if (names.add(contract.getName())) {
                    open.add(contract);
                }
            }
        }
        return names;
    }

    /**
     * All types above a class that is being loaded, by their names with dots, as far as they can be found.
     *
     * @param intoJdk whether it matters what is above types of the JDK
     */
    Set<String> above(boolean intoJdk, @Nullable ClassLoader loader, String typeName, byte[] classFile) {
        String[] direct;
        try {
            direct = ClassHeader.supertypes(classFile);
        } catch (IllegalArgumentException malformed) {
            return Set.of(); // the JVM is about to say the same
        }
        cache.of(home(loader, typeName)).put(typeName, direct); // what was read before may have been another version
        return above(intoJdk, direct, new InLoader(loader));
    }

    /** Knows the names right above a type. */
    interface DirectlyAbove {

        String[] of(String typeName);
    }

    /** All types above one that has these right above it. */
    static Set<String> above(boolean intoJdk, String[] direct, DirectlyAbove types) {
        Set<String> names = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        add(direct, intoJdk, names, open);
        for (String next = open.poll(); next != null; next = open.poll()) {
            add(types.of(next), intoJdk, names, open);
        }
        return names;
    }

    /** No lambda: classes are loaded before main, too. */
    private final class InLoader implements DirectlyAbove {

        private final @Nullable ClassLoader loader;

        InLoader(@Nullable ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public String[] of(String typeName) {
            return directlyAbove(home(loader, typeName), typeName);
        }
    }

    private static void add(String[] direct, boolean intoJdk, Set<String> names, Deque<String> open) {
        for (String name : direct) {
            boolean leadsOn = !name.equals("java.lang.Object") && (intoJdk || TypeNames.isOfTheApplication(name));
            if (names.add(name) && leadsOn) {
                open.add(name);
            }
        }
    }

    private String[] directlyAbove(ClassLoader loader, String name) {
        Map<String, String[]> known = cache.of(loader);
        String[] direct = known.get(name);
        if (direct != null) {
            return direct;
        }
        if (loader == platform) {
            direct = loaded(name);
            known.putIfAbsent(name, direct);
            return direct;
        }
        if (reading.get() != null) {
            return NONE;
        }
        reading.set(Boolean.TRUE);
        try {
            direct = read(loader, name);
        } catch (Throwable foreign) {
            // Whatever a loader of the application comes up with: the class is as if it had no supertypes.
            report.failed(name + " as a supertype", loader, foreign);
            direct = NONE;
        } finally {
            reading.remove();
        }
        // Once is enough, also where nothing was found: whoever fails now is asked about no second class.
        known.putIfAbsent(name, direct);
        return direct;
    }

    private static String[] read(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? NONE : ClassHeader.supertypes(in.readAllBytes());
        }
    }

    private String[] loaded(String name) {
        Class<?> type;
        try {
            type = Class.forName(name, false, platform);
        } catch (ClassNotFoundException | LinkageError absent) {
            return NONE; // whoever is below it is about to fail for the same reason
        }
        Class<?>[] contracts = type.getInterfaces();
        Class<?> superclass = type.getSuperclass();
        int first = superclass == null ? 0 : 1;
        String[] names = new String[first + contracts.length];
        if (superclass != null) {
            names[0] = superclass.getName();
        }
        for (int i = first; i < names.length; i++) {
            names[i] = contracts[i - first].getName();
        }
        return names;
    }

    /** The loader that is asked for a type: every loader has those of {@code java} from the same place. */
    private ClassLoader home(@Nullable ClassLoader loader, String name) {
        return loader == null || name.startsWith("java.") ? platform : loader;
    }
}
