package io.breakwater.agent;

import java.util.Random;

/** Seeds of random tests: new in each run, printed, and set by {@code -Dbreakwater.seed} to repeat a run. */
public final class RandomSeed {

    private static final String PROPERTY = "breakwater.seed";

    private RandomSeed() {}

    /** A generator for the named test; its seed is on stdout. */
    public static Random of(String test) {
        long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println(test + ": -D" + PROPERTY + "=" + seed);
        return new Random(seed);
    }
}
