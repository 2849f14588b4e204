package io.breakwater.core.circuit;

/**
 * How long the newest timed calls have taken, in milliseconds. By default every sixteenth call is timed.
 *
 * @param meanMillis the mean; -1 = no call has been timed
 * @param p50Millis half of the calls took at most about this; -1 = no call has been timed
 * @param p99Millis 99 of 100 calls took at most about this; -1 = no call has been timed
 */
public record LatencySnapshot(double meanMillis, double p50Millis, double p99Millis) {

    static final LatencySnapshot NONE = new LatencySnapshot(-1, -1, -1);
}
