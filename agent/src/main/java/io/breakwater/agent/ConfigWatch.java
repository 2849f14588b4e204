package io.breakwater.agent;

import io.breakwater.agent.config.FileLook;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.core.time.DaemonThread;
import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a file every two seconds, on a daemon thread, and says when it has changed. A file that is just being written
 * is waited for: it has to look the same twice.
 */
final class ConfigWatch implements Runnable {

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final File file;
    private final Runnable changed;
    private final SuppressedErrors errors;
    private final Thread thread;
    /** As it was when it was last read. Of the thread alone, once that runs. */
    private FileLook known;

    private volatile boolean stopped;

    /**
     * A watch.
     *
     * @param known what the file looked like when it was last read
     * @param changed is run on the watching thread, and does not throw
     * @param errors are told why the watching ended, if it was not stopped
     */
    ConfigWatch(File file, FileLook known, Runnable changed, SuppressedErrors errors) {
        this.file = file;
        this.known = known;
        this.changed = changed;
        this.errors = errors;
        this.thread = DaemonThread.of(this, "breakwater-reload");
        thread.setUncaughtExceptionHandler(errors);
    }

    /** Whether it looks at this file. */
    boolean isOf(File other) {
        return file.equals(other);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread soon. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (pause(PERIOD_NANOS)) {
            try {
                look();
            } catch (OutOfMemoryError full) {
                errors.accept(full); // what the application runs out of is this thread's, too
            }
        }
    }

    private void look() {
        FileLook now = FileLook.at(file);
        while (!now.isLike(known) && pause(SETTLING_NANOS)) {
            known = now;
            now = FileLook.at(file);
            if (now.isLike(known)) {
                changed.run();
            }
        }
    }

    /** Whether the watch is to go on after the pause. */
    private boolean pause(long nanos) {
        if (!stopped) {
            LockSupport.parkNanos(this, nanos);
        }
        return !stopped;
    }
}
