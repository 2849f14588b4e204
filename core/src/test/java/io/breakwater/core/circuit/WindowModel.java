package io.breakwater.core.circuit;

import io.breakwater.core.window.WindowSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a window of outcomes should hold: a list of calls, looked through anew for every question. */
final class WindowModel {

    private static final int SLICES = 10;

    private record Call(boolean failed, boolean slow, long nanos) {}

    private final WindowSize size;
    private final long originNanos;
    private final List<Call> recorded = new ArrayList<>();

    WindowModel(WindowSize size, long originNanos) {
        this.size = size;
        this.originNanos = originNanos;
    }

    void record(boolean failed, boolean slow, long now) {
        recorded.add(new Call(failed, slow, now));
    }

    int calls(long now) {
        return inside(now).size();
    }

    int failed(long now) {
        return count(now, Call::failed);
    }

    int slow(long now) {
        return count(now, Call::slow);
    }

    /** Nanoseconds until the next slice begins; 0 for a window by calls. */
    long untilNextSlice(long now) {
        return size instanceof WindowSize.Time time
                ? (slice(now, time) + 1) * sliceNanos(time) - (now - originNanos)
                : 0;
    }

    static boolean reaches(int part, int whole, double thresholdPercent) {
        BigDecimal threshold = BigDecimal.valueOf(thresholdPercent).multiply(BigDecimal.valueOf(whole));
        return BigDecimal.valueOf(part * 100L).compareTo(threshold) >= 0;
    }

    private int count(long now, Predicate<Call> which) {
        return (int) inside(now).stream().filter(which).count();
    }

    private List<Call> inside(long now) {
        if (size instanceof WindowSize.Calls calls) {
            return recorded.subList(Math.max(0, recorded.size() - calls.calls()), recorded.size());
        }
        WindowSize.Time time = (WindowSize.Time) size;
        long newest = slice(now, time);
        return recorded.stream()
                .filter(call -> newest - slice(call.nanos, time) < SLICES)
                .toList();
    }

    private long slice(long nanos, WindowSize.Time time) {
        return Math.floorDiv(nanos - originNanos, sliceNanos(time));
    }

    private static long sliceNanos(WindowSize.Time time) {
        return time.length().toNanos() / SLICES;
    }
}
