package io.breakwater.agent.log;

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
                log.logger().warn("an error of the agent was suppressed; the application is not affected", error);
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
        return error.getClass().getName() + (trace.length == 0 ? ": " + error.getMessage() : " " + trace[0]);
    }
}
