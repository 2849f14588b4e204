package io.breakwater.core.circuit;

/**
 * How long the newest timed calls have taken: a histogram whose buckets grow with the value, four to each doubling from
 * 1 µs to 18 min. A percentile is off by at most an eighth of its value, the mean is exact but for rounding to
 * microseconds.
 *
 * <p>After each 2,048 samples all counts are halved, so old samples fade.
 *
 * <p>Safe for use by many threads, without a lock or an atomic instruction. A sample that is taken at the same moment as
 * another, or while counts are halved, may be lost: this is a statistic, and unlike the counters of calls it need not add
 * up.
 */
final class Latency {

    private static final int SUB_BUCKETS = 4;
    private static final int FIRST_EXPONENT = 10; // 2^10 ns, about a microsecond
    private static final int LAST_EXPONENT = 40;
    private static final int BUCKETS = (LAST_EXPONENT - FIRST_EXPONENT) * SUB_BUCKETS + 1;
    private static final int FADE_AFTER = 2048;
    private static final long NANOS_PER_MICRO = 1000;

    /** Never above {@link #FADE_AFTER} by much. */
    private final short[] counts = new short[BUCKETS];

    /** Of all samples in {@code counts}. */
    private long sumMicros;

    /** Of all samples there ever were. */
    private long allMicros;

    private long allCount;

    /** All of {@code counts}, roughly: it only sets the pace of fading. */
    private int sinceFading;

    void record(long nanos) {
        long duration = Math.max(0, nanos); // a clock that went back
        int bucket = bucketOf(duration);
        counts[bucket] = (short) Math.min(Short.MAX_VALUE, counts[bucket] + 1);
        long micros = duration / NANOS_PER_MICRO;
        sumMicros += micros;
        allMicros += micros;
        allCount++;
        if (++sinceFading >= FADE_AFTER) {
            fade();
        }
    }

    void reset() {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] = 0;
        }
        sumMicros = 0;
        sinceFading = 0;
    }

    private void fade() {
        long before = 0;
        long after = 0;
        for (int i = 0; i < BUCKETS; i++) {
            int count = counts[i];
            int half = (count + 1) / 2; // rounded up, or a single sample would stay for ever
            counts[i] = (short) (count - half);
            before += count;
            after += count - half;
        }
        sumMicros = Math.round((double) sumMicros * after / Math.max(1, before));
        sinceFading = (int) Math.min(after, FADE_AFTER / 2);
    }

    TimedCalls all() {
        return new TimedCalls(allCount, allMicros);
    }

    LatencySnapshot snapshot() {
        int[] copy = new int[BUCKETS];
        long samples = 0;
        for (int i = 0; i < BUCKETS; i++) {
            copy[i] = counts[i];
            samples += copy[i];
        }
        if (samples == 0) {
            return LatencySnapshot.NONE;
        }
        return new LatencySnapshot(
                Math.max(0, sumMicros) / 1000.0 / samples,
                percentile(copy, samples, 50),
                percentile(copy, samples, 99));
    }

    private static double percentile(int[] counts, long samples, int percent) {
        long rank = Math.max(1, (samples * percent + 99) / 100);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middleOf(i) / 1e6;
            }
        }
        return middleOf(counts.length - 1) / 1e6;
    }

    /** Bucket 0 holds all below 2^10 ns; then four to a doubling; the last one holds the rest. */
    static int bucketOf(long nanos) {
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos | 1);
        if (exponent < FIRST_EXPONENT) {
            return 0;
        }
        if (exponent >= LAST_EXPONENT) {
            return BUCKETS - 1;
        }
        int sub = (int) (nanos >>> (exponent - 2)) & (SUB_BUCKETS - 1);
        return 1 + (exponent - FIRST_EXPONENT) * SUB_BUCKETS + sub;
    }

    /** The middle of a bucket, in nanoseconds. */
    static double middleOf(int bucket) {
        if (bucket == 0) {
            return (1 << FIRST_EXPONENT) / 2.0;
        }
        int exponent = FIRST_EXPONENT + (bucket - 1) / SUB_BUCKETS;
        int sub = (bucket - 1) % SUB_BUCKETS;
        double width = (double) (1L << exponent) / SUB_BUCKETS;
        return (1L << exponent) + (sub + 0.5) * width;
    }
}
