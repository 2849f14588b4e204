package io.breakwater.agent.weave;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known per class loader: names of types, and the names right above each. Loaders are held weakly and compared by
 * identity, for an application's may define equality as it likes; what is held for them is text alone. Thread-safe.
 */
final class LoaderCache {

    private final Map<Key, Map<String, String[]>> loaders = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** What is known of types as this loader sees them. */
    Map<String, String[]> of(ClassLoader loader) {
        for (Reference<?> unloaded = gone.poll(); unloaded != null; unloaded = gone.poll()) {
            loaders.remove(unloaded);
        }
        Key key = new Key(loader, gone);
        Map<String, String[]> known = loaders.get(key);
        if (known == null) {
            Map<String, String[]> fresh = new ConcurrentHashMap<>();
            Map<String, String[]> raced = loaders.putIfAbsent(key, fresh);
            known = raced == null ? fresh : raced;
        }
        return known;
    }

    private static final class Key extends WeakReference<ClassLoader> {

        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
            hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Key key && sameLoader(key));
        }

        private boolean sameLoader(Key other) {
            ClassLoader loader = get();
            return loader != null && other.refersTo(loader);
        }
    }
}
