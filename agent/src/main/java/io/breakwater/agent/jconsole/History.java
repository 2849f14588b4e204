package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The share of failed calls of each circuit, from one look to the next. Unlike the rate of the circuit's own window, it is
 * there for every circuit, whatever opens it. For one thread.
 */
final class History {

    static final int KEPT = 120;

    /** Nothing ended in between. */
    static final double NO_CALLS = -1;

    private final Map<String, Deque<Double>> shares = new HashMap<>();
    private final Map<String, RemoteBean> before = new HashMap<>();

    void add(Collection<RemoteBean> circuits) {
        for (RemoteBean circuit : circuits) {
            RemoteBean earlier = before.put(circuit.name(), circuit);
            if (earlier != null) {
                Deque<Double> known = shares.computeIfAbsent(circuit.name(), name -> new ArrayDeque<>());
                known.addLast(share(earlier, circuit));
                if (known.size() > KEPT) {
                    known.removeFirst();
                }
            }
        }
    }

    /** In percent. Refused calls count as failed: that is what the application sees. */
    private static double share(RemoteBean earlier, RemoteBean now) {
        long failed = grown(earlier, now, "CallsFailed") + grown(earlier, now, "CallsRejected");
        long all = failed + grown(earlier, now, "CallsSucceeded") + grown(earlier, now, "CallsIgnored");
        return all == 0 ? NO_CALLS : failed * 100.0 / all;
    }

    /** After a reset of the statistics counts are smaller than before. */
    private static long grown(RemoteBean earlier, RemoteBean now, String count) {
        return Math.max(0, now.number(count) - earlier.number(count));
    }

    /** Of a circuit, the oldest first; {@link #NO_CALLS} where nothing has happened. */
    List<Double> of(String circuit) {
        return new ArrayList<>(shares.getOrDefault(circuit, new ArrayDeque<>()));
    }
}
