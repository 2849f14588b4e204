package io.breakwater.agent.bridge;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The instances of tier types that the application has constructed, held weakly, so that a tier can be called on one.
 *
 * <p>An instance is seen when the constructor of the named type ends; a subclass's own constructor may still be running
 * then. That is harmless here: it is called only after a failure, and the newest instance is only preferred.
 *
 * <p>Concurrency: each type's instances are guarded by that type's lock, held for a few steps over a short list.
 */
public final class InstanceTracker {

    /** Per type. Beyond these the oldest is forgotten: the newest is wanted. */
    private static final int KEPT = 64;

    private final List<Type> types = new CopyOnWriteArrayList<>();

    /** The number of this type, which must be tracked; made on the first call for its name. By one thread at a time. */
    public int number(String typeName) {
        for (int i = 0; i < types.size(); i++) {
            Type type = types.get(i);
            if (type.name.equals(typeName)) {
                type.wanted = true;
                return i;
            }
        }
        types.add(new Type(typeName));
        return types.size() - 1;
    }

    /**
     * From now on these types are tracked, and no others. A number stays its type's for good, and so do the instances that
     * are known: a tier that comes back finds them. By one thread at a time.
     */
    void keep(Set<String> wanted) {
        for (Type type : types) {
            type.wanted = wanted.contains(type.name);
        }
    }

    /** The tracked types, each at its number; empty at the number of one that is not tracked any more. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Type type : types) {
            names.add(type.wanted ? type.name : "");
        }
        return names;
    }

    void constructed(int number, Object instance) {
        // A class that could not be given its own bytecode back may count as an agent before this one did. What is
        // asked for is looked through by class.
        if (number < types.size() && types.get(number).wanted) {
            types.get(number).add(instance);
        }
    }

    /** The newest live instance of the tracked type that is an instance of this class, too; null = none. */
    @Nullable
    Object newest(int number, Class<?> visible) {
        return types.get(number).newest(visible);
    }

    private static final class Type {

        private final String name;
        private final ReentrantLock lock = new ReentrantLock();
        private final ArrayDeque<WeakReference<Object>> newestFirst = new ArrayDeque<>();
        private volatile boolean wanted = true;

        Type(String name) {
            this.name = name;
        }

        void add(Object instance) {
            lock.lock();
            try {
                WeakReference<Object> newest = newestFirst.peekFirst();
                if (newest != null && newest.refersTo(instance)) {
                    return; // one constructor called another
                }
                if (newestFirst.size() >= KEPT) {
                    makeRoom();
                }
                newestFirst.addFirst(new WeakReference<>(instance));
            } finally {
                lock.unlock();
            }
        }

        private void makeRoom() {
            newestFirst.removeIf(reference -> reference.refersTo(null));
            if (newestFirst.size() >= KEPT) {
                newestFirst.removeLast();
            }
        }

        @Nullable
        Object newest(Class<?> visible) {
            lock.lock();
            try {
                for (Iterator<WeakReference<Object>> each = newestFirst.iterator(); each.hasNext(); ) {
                    Object instance = each.next().get();
                    if (instance == null) {
                        each.remove();
                    } else if (visible.isInstance(instance)) {
                        return instance;
                    }
                }
                return null;
            } finally {
                lock.unlock();
            }
        }
    }
}
