package io.breakwater.it.app.crm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts calls, by how they ended and by who served them. */
class Tally {
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Map<String, AtomicLong> served = new ConcurrentHashMap<>();

    long next() {
        return calls.incrementAndGet();
    }

    void ok(String servedBy) {
        served.computeIfAbsent(servedBy, key -> new AtomicLong()).incrementAndGet();
    }

    void failed() {
        failed.incrementAndGet();
    }

    String summary() {
        long all = calls.get();
        long bad = failed.get();
        return "summary calls=" + all + " ok=" + (all - bad) + " failed=" + bad + " mcp=" + servedBy("mcp") + " sdk="
                + servedBy("sdk") + " rest=" + servedBy("rest");
    }

    private long servedBy(String name) {
        AtomicLong count = served.get(name);
        return count == null ? 0 : count.get();
    }
}
