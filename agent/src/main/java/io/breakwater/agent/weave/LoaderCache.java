package io.breakwater.agent.weave;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known per class loader, by names of types. Loaders are held weakly and compared by
 * identity, for an application's may define equality as it likes. Thread-safe.
 *
 * @param <V> what is known of a type; holds nothing of the application
 */
final class LoaderCache<V> {

    private final Map<Key, Map<String, V>> loaders = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** What is known of types as this loader sees them. */
    Map<String, V> of(ClassLoader loader) {
        for (Reference<?> unloaded = gone.poll(); unloaded != null; unloaded = gone.poll()) {
            loaders.remove(unloaded);
        }
        Key key = new Key(loader, gone);
        Map<String, V> known = loaders.get(key);
        if (known == null) {
            Map<String, V> fresh = new ConcurrentHashMap<>();
            Map<String, V> raced = loaders.putIfAbsent(key, fresh);
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
