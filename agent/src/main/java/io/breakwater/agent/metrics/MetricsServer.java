package io.breakwater.agent.metrics;

import io.breakwater.agent.config.MetricsSpec;
import io.breakwater.agent.control.AgentFacts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows metrics over HTTP, from when the application runs. Thread-safe. Never throws: an application does without metrics. */
public final class MetricsServer {

    private final AgentFacts facts;
    private final Consumer<String> warnings;
    private final AgentMetrics metrics;
    private final MainWatch main;

    /** Guarded by this; null = there is none. */
    private @Nullable HttpListener listener;

    /**
     * A server that listens nowhere yet.
     *
     * @param warnings told what an operator should know
     * @param beforeMain the thread that is to run the application's main, and has yet to begin; null = that runs already
     */
    public MetricsServer(AgentFacts facts, Consumer<String> warnings, @Nullable Thread beforeMain) {
        this.facts = facts;
        this.warnings = warnings;
        this.metrics = new AgentMetrics(facts);
        this.main = new MainWatch(beforeMain);
    }

    /** Shows them there from now on, or soon; null = nowhere. Where that was not possible before, it is tried once more. */
    public synchronized void show(@Nullable MetricsSpec spec) {
        try {
            listen(spec);
        } catch (Throwable broken) {
            facts.errors().accept(broken); // no memory for another thread, perhaps
        }
    }

    private synchronized void listen(@Nullable MetricsSpec spec) {
        if (spec != null && listener != null && listener.isFor(spec) && listener.isAtWork()) {
            return;
        }
        if (listener != null) {
            listener.stop();
            listener = null;
        }
        if (spec != null) {
            Pages pages = new Pages(facts, metrics, new LocalNames(spec.host()));
            HttpListener made = new HttpListener(spec, main, pages, facts.errors(), warnings);
            made.start();
            listener = made;
        }
    }
}
