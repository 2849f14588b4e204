package io.breakwater.it.app.patterns;

import java.util.HashSet;
import java.util.Set;

/** The class above the clients: each request fails the first time. */
public abstract class Clients {

    private static final Set<String> ASKED = new HashSet<>();

    static String answer(String request) {
        if (ASKED.add(request)) {
            throw new IllegalStateException("503 for " + request);
        }
        return "answer to " + request;
    }

    /** Forgets what has been asked. */
    static void forget() {
        ASKED.clear();
    }

    public String count() {
        return answer("count of " + getClass().getSimpleName());
    }
}
