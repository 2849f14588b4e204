package io.breakwater.agent.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, each once: a bad global setting is met by every circuit. */
final class Problems {

    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<String> settled = new HashSet<>();

    void add(String where, String key, String what) {
        problems.add(new Problem(where, key, what, 0));
    }

    /** Adds a problem of this value; nothing else that is wrong with the value is reported after this. */
    void addFinal(Value value, String what) {
        add(value, what);
        settled.add(value.origin());
    }

    void add(Value value, String what) {
        if (settled.contains(value.origin())) {
            return;
        }
        problems.add(new Problem(value.origin(), value.key(), what, value.line()));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** All of them, in the order of the file; those that are about no line of it come first. */
    List<Problem> all() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(Problem::line));
        return sorted;
    }
}
