package io.breakwater.core.time;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** Makes daemon threads that keep nothing of the caller that happened to need the first one. */
public final class DaemonThread {

    /** From here on a thread no longer keeps the protection domains, and so the class loaders, of who made it. */
    private static final int KEEPS_NO_CALLERS = 24;

    private DaemonThread() {}

    /** A thread that is not started yet. */
    public static Thread of(Runnable task, String name) {
        Making making = new Making(task, name);
        return Runtime.version().feature() >= KEEPS_NO_CALLERS ? making.run() : withoutCallers(making);
    }

    /** Only what is above the privileged call counts as caller then, and that is this class. */
    @SuppressWarnings("removal") // it is not called where it may be gone
    private static Thread withoutCallers(Making making) {
        return AccessController.doPrivileged(making);
    }

    /** A class of its own: a lambda at start-up costs milliseconds. */
    private static final class Making implements PrivilegedAction<Thread> {

        private final Runnable task;
        private final String name;

        Making(Runnable task, String name) {
            this.task = task;
            this.name = name;
        }

        @Override
        public Thread run() {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            // The thread would else keep the class loader of whichever caller happened to make it.
            thread.setContextClassLoader(null);
            return thread;
        }
    }
}
