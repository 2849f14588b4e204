package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link CircuitConfig}. For use by one thread. */
public final class CircuitConfigBuilder {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Far beyond any sense, and far below what nanoseconds can count. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final int MOST_TRIALS = 1000;
    private static final double LARGEST_BACKOFF = 100;
    private static final double FINEST_PERCENT = 0.001;

    private int failureThreshold = 5;
    private double failureRateThreshold;
    private @Nullable Duration slowCallDuration;
    private double slowCallRateThreshold = 100;
    private WindowSize window = WindowSize.calls(100);
    private int minimumCalls = 10;
    private Duration recoveryTimeout = Duration.ofSeconds(60);
    private double recoveryBackoff = 1;
    private Duration recoveryTimeoutMax = Duration.ofMinutes(10);
    private int halfOpenCalls = 3;
    private int successThreshold = 2;
    private @Nullable Duration halfOpenTimeout;
    private int maxConcurrentCalls;
    private CircuitMode mode = CircuitMode.ENFORCE;
    private RefusalTrace refusalTrace = RefusalTrace.SAMPLED;

    CircuitConfigBuilder() {}

    /** Sets {@link CircuitConfig#failureThreshold()}. */
    public CircuitConfigBuilder failureThreshold(int failures) {
        checkFailureThreshold(failures);
        failureThreshold = failures;
        return this;
    }

    /** Sets {@link RateConfig#failureRateThreshold()}. */
    public CircuitConfigBuilder failureRateThreshold(double percent) {
        checkFailureRate(percent);
        failureRateThreshold = percent;
        return this;
    }

    /** Sets {@link RateConfig#slowCallDuration()}. */
    public CircuitConfigBuilder slowCallDuration(@Nullable Duration duration) {
        if (duration != null) {
            checkTimeout(duration);
        }
        slowCallDuration = duration;
        return this;
    }

    /** Sets {@link RateConfig#slowCallRateThreshold()}. */
    public CircuitConfigBuilder slowCallRateThreshold(double percent) {
        checkSlowRate(percent);
        slowCallRateThreshold = percent;
        return this;
    }

    /** Sets {@link RateConfig#window()}. */
    public CircuitConfigBuilder window(WindowSize size) {
        window = requireNonNull(size, "size");
        return this;
    }

    /** Sets {@link RateConfig#minimumCalls()}. */
    public CircuitConfigBuilder minimumCalls(int calls) {
        checkMinimumCalls(calls);
        minimumCalls = calls;
        return this;
    }

    /** Sets {@link RecoveryConfig#timeout()}. */
    public CircuitConfigBuilder recoveryTimeout(Duration timeout) {
        checkTimeout(timeout);
        recoveryTimeout = timeout;
        return this;
    }

    /** Sets {@link RecoveryConfig#backoff()}. */
    public CircuitConfigBuilder recoveryBackoff(double factor) {
        checkRecoveryBackoff(factor);
        recoveryBackoff = factor;
        return this;
    }

    /** Sets {@link RecoveryConfig#timeoutMax()}. */
    public CircuitConfigBuilder recoveryTimeoutMax(Duration longest) {
        checkTimeout(longest);
        recoveryTimeoutMax = longest;
        return this;
    }

    /** Sets {@link RecoveryConfig#halfOpenCalls()}. */
    public CircuitConfigBuilder halfOpenCalls(int calls) {
        checkHalfOpenCalls(calls);
        halfOpenCalls = calls;
        return this;
    }

    /** Sets {@link RecoveryConfig#successThreshold()}. */
    public CircuitConfigBuilder successThreshold(int successes) {
        checkSuccessThreshold(successes);
        successThreshold = successes;
        return this;
    }

    /** Sets {@link RecoveryConfig#halfOpenTimeout()}. */
    public CircuitConfigBuilder halfOpenTimeout(Duration timeout) {
        checkTimeout(timeout);
        halfOpenTimeout = timeout;
        return this;
    }

    /** Sets {@link CircuitConfig#maxConcurrentCalls()}. */
    public CircuitConfigBuilder maxConcurrentCalls(int calls) {
        checkMaxConcurrentCalls(calls);
        maxConcurrentCalls = calls;
        return this;
    }

    /** Sets {@link CircuitConfig#mode()}. */
    public CircuitConfigBuilder mode(CircuitMode wanted) {
        mode = requireNonNull(wanted, "wanted");
        return this;
    }

    /** Sets {@link CircuitConfig#refusalTrace()}. */
    public CircuitConfigBuilder refusalTrace(RefusalTrace wanted) {
        refusalTrace = requireNonNull(wanted, "wanted");
        return this;
    }

    /** The settings collected so far. Throws {@link IllegalArgumentException} where they contradict each other. */
    public CircuitConfig build() {
        return new CircuitConfig(
                failureThreshold,
                new RateConfig(failureRateThreshold, slowCallDuration, slowCallRateThreshold, window, minimumCalls),
                new RecoveryConfig(
                        recoveryTimeout,
                        recoveryBackoff,
                        recoveryTimeoutMax,
                        halfOpenCalls,
                        successThreshold,
                        halfOpenTimeout == null ? recoveryTimeout : halfOpenTimeout),
                maxConcurrentCalls,
                mode,
                refusalTrace);
    }

    static void checkFailureThreshold(int failures) {
        require(failures >= 0, "must be 0 (not used) or more", failures);
    }

    static void checkFailureRate(double percent) {
        require(percent == 0 || isPercent(percent), "must be a percentage between 0.001 and 100", percent);
    }

    static void checkSlowRate(double percent) {
        require(isPercent(percent), "must be a percentage between 0.001 and 100", percent);
    }

    private static boolean isPercent(double percent) {
        return percent >= FINEST_PERCENT && percent <= 100;
    }

    static void checkMinimumCalls(int calls) {
        require(calls >= 1, "must be 1 or more", calls);
    }

    static void checkRecoveryBackoff(double factor) {
        require(factor >= 1 && factor <= LARGEST_BACKOFF, "must be between 1 and 100", factor);
    }

    static void checkMaxConcurrentCalls(int calls) {
        require(calls >= 0, "must be 0 (no limit) or more", calls);
    }

    static void checkHalfOpenCalls(int calls) {
        require(calls >= 1 && calls <= MOST_TRIALS, "must be between 1 and " + MOST_TRIALS, calls);
    }

    static void checkSuccessThreshold(int successes) {
        require(successes >= 1, "must be 1 or more", successes);
    }

    static void checkTimeout(Duration timeout) {
        require(
                timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0,
                "must be between 1 ms and 365 days",
                timeout);
    }

    /** The sentence is put together only where it is needed: with that of a duration it costs more than all the checks. */
    private static void require(boolean condition, String sentence, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(sentence + ", got " + value);
        }
    }
}
