package io.breakwater.agent.log;

import io.breakwater.core.Failures;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Errors of the agent that the application has been spared. Each is counted; each kind is logged once, but for those that
 * say that the JVM is short of something. Thread-safe, and never throws.
 */
public final class SuppressedErrors implements Consumer<Throwable>, Thread.UncaughtExceptionHandler {

    /**
     * Types that somebody of ours catches or asks for when there is no memory left. Asked for by our class loader for the
     * first time then, they would need some.
     */
    private static final List<Class<?>> EXHAUSTIONS = List.of(OutOfMemoryError.class, StackOverflowError.class);

    /** Kinds beyond these are counted, but no longer logged. */
    private static final int KINDS_LOGGED = 100;

    private static final int FRAMES_LOGGED = 30;

    private final AgentLog log;
    /** No adder: the JDK links those when they are first used, and needs memory for it. */
    private final AtomicLong count = new AtomicLong();

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    public SuppressedErrors(AgentLog log) {
        this.log = log;
    }

    @Override
    public void accept(Throwable error) {
        count.incrementAndGet();
        if (EXHAUSTIONS.contains(error.getClass())) {
            return; // with no stack or memory left, a class that is first used here could be broken for good
        }
        try {
            if (logged.size() < KINDS_LOGGED && logged.add(kind(error))) {
                log.logger()
                        .warn("an error inside the agent was suppressed; the application goes on: {}", describe(error));
            }
        } catch (Throwable beyondHelp) {
            // Out of stack or memory: it has been counted, and that has to do.
        }
    }

    /** What ends a thread of ours is ours to count: the application's handler of uncaught exceptions may well exit. */
    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        accept(error);
    }

    /** How many there were. */
    public long count() {
        return count.get();
    }

    private static String kind(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
    }

    /** Classes and places, but no messages: they may come from the application, and carry what is not to be logged. */
    private static String describe(Throwable error) {
        StringBuilder text = new StringBuilder(Failures.describe(error));
        StackTraceElement[] trace = error.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES_LOGGED, trace.length); i++) {
            text.append(System.lineSeparator()).append("\tat ").append(trace[i]);
        }
        return text.toString();
    }
}
