package io.breakwater.it.servers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that a server has seen: counts of all of them, and the latest in full. */
final class Journal {
    private static final int KEPT = 1000;

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Deque<Request> latest = new ArrayDeque<>(); // guarded by itself

    void add(String group, Request request) {
        synchronized (latest) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(request);
        }
        increment(group);
        increment(group + " " + request.method());
        increment(request.method() + " " + request.path());
    }

    private void increment(String key) {
        counts.computeIfAbsent(key, unused -> new AtomicInteger()).incrementAndGet();
    }

    int count(String key) {
        AtomicInteger count = counts.get(key);
        return count == null ? 0 : count.get();
    }

    List<Request> latest() {
        synchronized (latest) {
            return new ArrayList<>(latest);
        }
    }

    void clear() {
        synchronized (latest) {
            latest.clear();
        }
        counts.clear();
    }
}
