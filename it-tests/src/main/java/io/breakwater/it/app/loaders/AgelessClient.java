package io.breakwater.it.app.loaders;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A client that fails in its first attempt, in code that a class file of Java 5 could hold: branches, a loop, long values
 * and a {@code finally}. Tests make class files of other ages from it.
 */
public final class AgelessClient implements Callable<String> {

    private static final Set<String> CALLED = ConcurrentHashMap.newKeySet();

    int attempts;
    int ended;

    @Override
    public String call() {
        String found = lookUp("tea", 3L);
        return found.concat(" after ").concat(Integer.toString(attempts)).concat(" attempts");
    }

    /** Changes its arguments: a retry has to begin with those of the caller. */
    public String lookUp(String item, long rounds) {
        try {
            long sum = 0;
            while (rounds > 0) {
                sum += rounds;
                rounds--;
                item = item.concat("!");
            }
            attempts++;
            if (attempts == 1) {
                throw new IllegalStateException("503");
            }
            return sum == 6 ? item : "wrong";
        } finally {
            ended++;
        }
    }

    /** For clients that are made without code of their own: the first call of each name fails. */
    public static String answer(String name) {
        if (CALLED.add(name)) {
            throw new IllegalStateException("503");
        }
        return "tea!!! after 2 attempts";
    }
}
