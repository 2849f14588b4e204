package io.breakwater.core.window;

/**
 * How many calls a window held at one moment, and how many of them had failed and were slow.
 *
 * <p>Thresholds are in thousandths of a percent and compared in whole numbers, so that 49.999 % is not 50 %: a rate that
 * is rounded before it is compared opens circuits that should have stayed closed.
 *
 * @param calls 0 or more
 * @param failed 0 to {@code calls}
 * @param slow 0 to {@code calls}; a call can be both failed and slow
 */
public record WindowCounts(int calls, int failed, int slow) {

    /** Thousandths of a percent in the whole. */
    private static final long WHOLE = 100_000;

    /**
     * Whether the failed calls make up the given share or more. No calls make up no share, not even 0.
     *
     * @param thresholdMilliPercent thousandths of a percent: 50 % is 50_000
     */
    public boolean failedAtLeast(int thresholdMilliPercent) {
        return atLeast(failed, thresholdMilliPercent);
    }

    /** The same as {@link #failedAtLeast}, of the slow calls. */
    public boolean slowAtLeast(int thresholdMilliPercent) {
        return atLeast(slow, thresholdMilliPercent);
    }

    private boolean atLeast(int count, int thresholdMilliPercent) {
        return calls > 0 && count * WHOLE >= (long) thresholdMilliPercent * calls;
    }

    /** The share of failed calls in percent, -1 if there are no calls. For display: compare with {@link #failedAtLeast}. */
    public double failedPercent() {
        return percent(failed);
    }

    /** The share of slow calls in percent, -1 if there are no calls. For display: compare with {@link #slowAtLeast}. */
    public double slowPercent() {
        return percent(slow);
    }

    private double percent(int count) {
        return calls == 0 ? -1 : count * 100.0 / calls;
    }
}
