package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.AgentLookup;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;

/** Looks at the other JVM on a thread of its own, and tells the tab on the event thread. */
final class Look extends SwingWorker<Picture, Void> {

    private final AgentLookup lookup;
    private final CircuitsTab tab;
    private final int number;
    private final @Nullable Order order;

    /**
     * A look that has not begun.
     *
     * @param number counts them
     * @param order what is to be done first; null = nothing
     */
    Look(AgentLookup lookup, CircuitsTab tab, int number, @Nullable Order order) {
        this.lookup = lookup;
        this.tab = tab;
        this.number = number;
        this.order = order;
    }

    @Override
    protected Picture doInBackground() throws IOException {
        return Picture.take(lookup, order);
    }

    @Override
    protected void done() {
        try {
            tab.show(get(), number, order);
        } catch (ExecutionException failed) {
            tab.showFailure(failed.getCause() == null ? failed : failed.getCause(), order);
        } catch (InterruptedException | CancellationException ended) {
            // nobody wants to see it any more
        }
    }
}
