package io.breakwater.core.window;

/**
 * A sliding counter of the outcomes of the latest calls: those of the last N calls or of the last stretch of time.
 *
 * <p>Safe for use by many threads. Lock-free: a thread that is stopped anywhere stops no other. Recording allocates
 * nothing, except that a window by time makes one small object per tenth of its length; counting allocates its answer.
 * Made by {@link WindowSize#newWindow}.
 */
public sealed interface SlidingWindow permits RingWindow, TimeWindow {

    /**
     * Adds the outcome of one call.
     *
     * @param failed whether the call failed
     * @param slow whether the call was slow; independent of {@code failed}
     * @param nowNanos the time now, on the clock whose reading the window was made with; a window by calls ignores it
     */
    void record(boolean failed, boolean slow, long nowNanos);

    /**
     * The outcomes in the window now. Changes nothing.
     *
     * @param nowNanos as for {@link #record}
     */
    WindowCounts counts(long nowNanos);
}
