package io.breakwater.core.differential;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Their side: resilience4j's breaker, in our words. */
final class Theirs {

    final CircuitBreaker breaker;
    private final IOException failure = new IOException("failed");
    private final IgnoredException ignored = new IgnoredException();

    Theirs(CircuitBreakerConfig config) {
        this.breaker = CircuitBreaker.of("theirs", config);
    }

    boolean acquire() {
        return breaker.tryAcquirePermission();
    }

    void end(Outcome outcome, long tookNanos) {
        switch (outcome) {
            case SUCCEEDED -> breaker.onSuccess(tookNanos, TimeUnit.NANOSECONDS);
            case FAILED -> breaker.onError(tookNanos, TimeUnit.NANOSECONDS, failure);
            case IGNORED -> breaker.onError(tookNanos, TimeUnit.NANOSECONDS, ignored);
        }
    }

    CircuitState state() {
        return switch (breaker.getState()) {
            case CLOSED -> CircuitState.CLOSED;
            case OPEN -> CircuitState.OPEN;
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            case FORCED_OPEN -> CircuitState.FORCED_OPEN;
            case DISABLED -> CircuitState.DISABLED;
            case METRICS_ONLY -> throw new IllegalStateException("never asked for");
        };
    }

    int buffered() {
        return breaker.getMetrics().getNumberOfBufferedCalls();
    }

    int failed() {
        return breaker.getMetrics().getNumberOfFailedCalls();
    }

    int slow() {
        return breaker.getMetrics().getNumberOfSlowCalls();
    }

    float failurePercent() {
        return breaker.getMetrics().getFailureRate();
    }

    float slowPercent() {
        return breaker.getMetrics().getSlowCallRate();
    }

    long rejected() {
        return breaker.getMetrics().getNumberOfNotPermittedCalls();
    }
}
