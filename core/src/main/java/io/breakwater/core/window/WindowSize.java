package io.breakwater.core.window;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much a {@link SlidingWindow} holds: a number of calls or a length of time. */
public sealed interface WindowSize permits WindowSize.Calls, WindowSize.Time {

    /** A window of the latest {@code calls} calls; {@link Calls#MIN} to {@link Calls#MAX}, else {@link IllegalArgumentException}. */
    static WindowSize calls(int calls) {
        return new Calls(calls);
    }

    /** A window of the latest {@code length}; {@link Time#MIN} to {@link Time#MAX}, else {@link IllegalArgumentException}. */
    static WindowSize time(Duration length) {
        return new Time(length);
    }

    /**
     * An empty window of this size.
     *
     * @param nowNanos the time now, on the clock that all later readings come from
     */
    SlidingWindow newWindow(long nowNanos);

    /** The size as it is written in a configuration: {@code 100 calls}, {@code 60s}, {@code 1500ms}. */
    String describe();

    /**
     * A number of calls.
     *
     * @param calls 1 to 10 000
     */
    record Calls(int calls) implements WindowSize {

        static final int MIN = 1;
        static final int MAX = 10_000;

        public Calls {
            if (calls < MIN || calls > MAX) {
                throw new IllegalArgumentException("must be between " + MIN + " and " + MAX + " calls, got " + calls);
            }
        }

        @Override
        public SlidingWindow newWindow(long nowNanos) {
            return new RingWindow(calls);
        }

        @Override
        public String describe() {
            return calls + " calls";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Calls that && calls == that.calls;
        }

        @Override
        public int hashCode() {
            return Integer.hashCode(calls);
        }
    }

    /**
     * A length of time. The window moves in tenths of it.
     *
     * @param length 1 second to 1 day
     */
    record Time(Duration length) implements WindowSize {

        static final Duration MIN = Duration.ofSeconds(1);
        static final Duration MAX = Duration.ofDays(1);

        public Time {
            requireNonNull(length, "length");
            if (length.compareTo(MIN) < 0 || length.compareTo(MAX) > 0) {
                throw new IllegalArgumentException("must be between 1 second and 1 day, got " + length);
            }
        }

        @Override
        public SlidingWindow newWindow(long nowNanos) {
            return new TimeWindow(length.toNanos(), nowNanos);
        }

        @Override
        public String describe() {
            long nanos = length.toNanos();
            if (nanos % 1_000_000_000 == 0) {
                return nanos / 1_000_000_000 + "s";
            }
            return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + "ms" : length.toString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Time that && length.equals(that.length);
        }

        @Override
        public int hashCode() {
            return length.hashCode();
        }
    }
}
