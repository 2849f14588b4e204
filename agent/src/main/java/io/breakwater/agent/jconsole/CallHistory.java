package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a circuit's calls between one look and the next, for the last ten minutes. Belongs to the event thread. */
final class CallHistory {

    static final Duration SPAN = Duration.ofMinutes(10);

    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable RemoteBean before;
    private @Nullable Instant beforeAt;

    /**
     * A stretch of time.
     *
     * @param state at its end
     * @param calls that ended in it, or were refused
     * @param failedPercent of those; 0 where there were none
     * @param refusedPercent the same
     */
    record Sample(Instant from, Instant to, StateLook state, long calls, double failedPercent, double refusedPercent) {}

    /** Takes what was seen. The first look, and one after the counters were set back, tell nothing of the time before. */
    void add(RemoteBean circuit, Instant now) {
        RemoteBean last = before;
        Instant lastAt = beforeAt;
        before = circuit;
        beforeAt = now;
        if (last == null || lastAt == null || !now.isAfter(lastAt)) {
            return;
        }
        long failed = happened(last, circuit, "CallsFailed");
        long refused = happened(last, circuit, "CallsRejected");
        long others = happened(last, circuit, "CallsSucceeded") + happened(last, circuit, "CallsIgnored");
        StateLook state = StateLook.of(circuit.text("State"));
        if (failed < 0 || refused < 0 || others < 0) {
            samples.add(new Sample(lastAt, now, state, 0, 0, 0));
        } else {
            long calls = failed + refused + others;
            samples.add(new Sample(lastAt, now, state, calls, percent(failed, calls), percent(refused, calls)));
        }
        while (samples.getFirst().to().isBefore(now.minus(SPAN))) {
            samples.removeFirst();
        }
    }

    private static long happened(RemoteBean last, RemoteBean now, String count) {
        return now.number(count) - last.number(count);
    }

    private static double percent(long part, long all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }

    /** Oldest first. */
    List<Sample> samples() {
        return new ArrayList<>(samples);
    }
}
