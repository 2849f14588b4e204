package io.breakwater.agent.cli;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for another JVM, but not for ever: one that is stopped accepts a connection and never answers, and reading from it
 * knows no time limit.
 */
final class Patience {

    private static final long SECONDS = 15;
    /** Of an answer over RMI; an operation such as reload may take its time. */
    private static final int RMI_SECONDS = 20;

    private Patience() {}

    /** Limits what RMI waits for in this whole process; who has set another limit keeps it. */
    static void limitRmi() {
        for (String limit : new String[] {"responseTimeout", "handshakeTimeout"}) {
            String property = "sun.rmi.transport.tcp." + limit;
            if (System.getProperty(property) == null) {
                System.setProperty(property, String.valueOf(TimeUnit.SECONDS.toMillis(RMI_SECONDS)));
            }
        }
    }

    /** Does something that waits for a JVM. Where that takes too long it is left to a daemon thread. */
    static <T extends @Nullable Object> T await(long pid, Callable<T> look) throws IOException, CommandException {
        return await(pid, SECONDS, look);
    }

    /** The same for something that may take that many seconds. */
    static <T extends @Nullable Object> T await(long pid, long seconds, Callable<T> look)
            throws IOException, CommandException {
        FutureTask<T> task = new FutureTask<>(look);
        Thread thread = new Thread(task, "breakwater-jvm-" + pid);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            throw noAnswer(pid);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw CommandException.unreachable("interrupted while waiting for JVM " + pid);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof CommandException sentence) {
                throw sentence;
            }
            if (cause instanceof IOException unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** Whether it failed because RMI has waited long enough. */
    static boolean isOverIn(IOException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Of an operation: looks are given up earlier. */
    static CommandException noEnd(long pid) {
        return CommandException.unreachable("JVM " + pid + " has not done it within " + RMI_SECONDS
                + " s, and may still be at it; or it is stopped, or too busy for anything (jstack and top may tell)");
    }

    static CommandException noAnswer(long pid) {
        return CommandException.unreachable(
                "JVM " + pid + " does not answer: it is stopped, or too busy for anything (jstack and top may tell)");
    }
}
