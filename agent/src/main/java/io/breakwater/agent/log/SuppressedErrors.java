package io.breakwater.agent.log;

import io.breakwater.core.Failures;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Errors of the agent that the application has been spared. Each is counted; each kind is logged once. Thread-safe, and
 * never throws.
 */
public final class SuppressedErrors implements Consumer<Throwable> {

    /** Kinds beyond these are counted, but no longer logged. */
    private static final int KINDS_LOGGED = 100;

    private static final int FRAMES_LOGGED = 30;

    private final AgentLog log;
    private final LongAdder count = new LongAdder();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    public SuppressedErrors(AgentLog log) {
        this.log = log;
    }

    @Override
    public void accept(Throwable error) {
        count.increment();
        try {
            if (logged.size() < KINDS_LOGGED && logged.add(kind(error))) {
                log.logger()
                        .warn("an error inside the agent was suppressed; the application goes on: {}", describe(error));
            }
        } catch (Throwable beyondHelp) {
            // Out of stack or memory: it has been counted, and that has to do.
        }
    }

    /** How many there were. */
    public long count() {
        return count.sum();
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
