package io.breakwater.it.app.small;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Looks whether somebody's class loader goes away, given one of its objects in a static field of the JDK's packages. */
public final class LoaderPeek {

    private static final int MOST_COLLECTIONS = 100;

    private @Nullable WeakReference<ClassLoader> held;

    /** Takes down, weakly, the class loader of what is in the field. */
    public String hold(String type, String field) throws ReflectiveOperationException {
        Object value = Class.forName(type).getField(field).get(null);
        held = value == null ? null : new WeakReference<>(value.getClass().getClassLoader());
        return value == null ? "nothing" : "held";
    }

    /** Whether the loader is gone, now or after a few collections. */
    public String gone() throws InterruptedException {
        if (held == null) {
            return "nothing";
        }
        for (int i = 0; i < MOST_COLLECTIONS && !held.refersTo(null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        return held.refersTo(null) ? "gone" : "there";
    }
}
