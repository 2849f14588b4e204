package io.breakwater.it.bench;

/**
 * How long a row is measured.
 *
 * @param rounds forks, each in a round of its own over all rows of the table
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param millis length of an iteration
 */
record Pace(int rounds, int warmups, int iterations, int millis) {

    /** For the figures that targets are about. */
    static final Pace LONG = new Pace(2, 3, 5, 600);

    static final Pace SHORT = new Pace(1, 3, 4, 400);

    /** For benchmarks that can go on for only so many calls. */
    static final Pace SMALL_STEPS = new Pace(1, 10, 10, 50);

    /** For a look at the harness: the figures mean little. */
    Pace quick() {
        return new Pace(1, warmups, 3, Math.min(millis, 300));
    }
}
