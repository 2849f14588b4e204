package io.breakwater.agent.weave;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with classes: those that could not be woven, and mistakes of the configuration that came out while they
 * were. It holds for a class until that is woven again, whatever else is configured meanwhile, or until its loader is gone.
 * Thread-safe.
 */
final class WeaveTroubles {

    private static final int KEPT = 100;

    /** By class and loader, in words. Guarded by this. */
    private final Map<String, Trouble> byOwner = new LinkedHashMap<>();

    /** Of one class. */
    private static final class Trouble {

        /** Something that is never gone where that is the boot loader. */
        private final WeakReference<Object> loader;

        private final Set<String> mistakes = new LinkedHashSet<>();
        /** By circuit: of those, one of each is enough to know. */
        private final Map<String, String> misfits = new LinkedHashMap<>();

        private @Nullable String failure;

        Trouble(@Nullable ClassLoader loader) {
            this.loader = new WeakReference<>(loader == null ? Object.class : loader);
        }
    }

    /** The class was left as it was. */
    synchronized void failed(String type, @Nullable ClassLoader loader, String why) {
        Trouble trouble = of(type, loader);
        if (trouble != null) {
            trouble.failure = owner(type, loader) + ": " + why;
        }
    }

    synchronized void mistaken(String type, @Nullable ClassLoader loader, String sentence) {
        Trouble trouble = of(type, loader);
        if (trouble != null) {
            trouble.mistakes.add(sentence);
        }
    }

    /** The refusals of a method cannot go out as its circuit says. */
    synchronized void misfit(String type, @Nullable ClassLoader loader, String circuit, String sentence) {
        Trouble trouble = of(type, loader);
        if (trouble != null) {
            trouble.misfits.putIfAbsent(circuit, sentence);
        }
    }

    /** Null = there are enough of them. */
    private synchronized @Nullable Trouble of(String type, @Nullable ClassLoader loader) {
        String owner = owner(type, loader);
        Trouble known = byOwner.get(owner);
        if (known == null) {
            if (byOwner.size() >= KEPT) {
                sweep();
            }
            if (byOwner.size() >= KEPT) {
                return null; // one class can be in any number of loaders
            }
            known = new Trouble(loader);
            byOwner.put(owner, known);
        }
        return known;
    }

    private synchronized void sweep() {
        // No lambda: with classes that are loaded already, this can run before main.
        for (Iterator<Trouble> each = byOwner.values().iterator(); each.hasNext(); ) {
            if (each.next().loader.refersTo(null)) {
                each.remove();
            }
        }
    }

    /** The class is woven again, or not any more. */
    synchronized void forget(String type, @Nullable ClassLoader loader) {
        byOwner.remove(owner(type, loader));
    }

    /** One line for each class that was left as it was. */
    synchronized List<String> failures() {
        sweep();
        List<String> all = new ArrayList<>();
        for (Trouble trouble : byOwner.values()) {
            if (trouble.failure != null) {
                all.add(trouble.failure);
            }
        }
        return all;
    }

    /** Each sentence once, and one for each circuit of those about refusals. */
    synchronized List<String> mistakes() {
        sweep();
        Set<String> all = new LinkedHashSet<>();
        Map<String, String> misfits = new LinkedHashMap<>();
        for (Trouble trouble : byOwner.values()) {
            all.addAll(trouble.mistakes);
            for (Map.Entry<String, String> misfit : trouble.misfits.entrySet()) {
                misfits.putIfAbsent(misfit.getKey(), misfit.getValue());
            }
        }
        all.addAll(misfits.values());
        return new ArrayList<>(all);
    }

    private static String owner(String type, @Nullable ClassLoader loader) {
        return type + ", " + WeaveReport.describe(loader);
    }
}
