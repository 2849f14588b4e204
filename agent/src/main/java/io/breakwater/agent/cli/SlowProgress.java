package io.breakwater.agent.cli;

import io.breakwater.agent.weave.DryRun;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Says how far a dry run is, but only where it takes longer than anybody likes to wait without a word. */
final class SlowProgress implements DryRun.Progress {

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private long said = System.nanoTime();

    SlowProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(int done, int all) {
        long now = System.nanoTime();
        if (now - said > PERIOD_NANOS) {
            said = now;
            err.println("breakwater: " + done + " of " + all + " classes looked at");
        }
    }
}
