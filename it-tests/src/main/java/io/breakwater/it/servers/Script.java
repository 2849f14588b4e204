package io.breakwater.it.servers;

import java.util.concurrent.atomic.AtomicInteger;

/** What the next requests get, one after the other; the last behaviour stays. */
final class Script {
    private final Behaviour[] behaviours;
    private final AtomicInteger next = new AtomicInteger();

    private Script(Behaviour[] behaviours) {
        this.behaviours = behaviours;
    }

    /** Behaviours joined by {@code then}, as in {@code 503 then close then ok}. */
    static Script parse(String text) {
        String[] parts = text.strip().split("\\s+then\\s+", -1);
        Behaviour[] behaviours = new Behaviour[parts.length];
        for (int i = 0; i < parts.length; i++) {
            behaviours[i] = Behaviour.parse(parts[i]);
        }
        return new Script(behaviours);
    }

    Behaviour next() {
        int last = behaviours.length - 1;
        return behaviours[next.getAndUpdate(at -> Math.min(at + 1, last))];
    }
}
