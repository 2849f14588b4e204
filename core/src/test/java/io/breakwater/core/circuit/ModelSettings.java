package io.breakwater.core.circuit;

import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Random settings for {@link CircuitModel}: small numbers, so that limits are met often.
 *
 * @param random the source
 * @param byTime whether windows by time may be among them
 */
record ModelSettings(Random random, boolean byTime) {

    private static final List<Double> PERCENTS =
            List.of(0.001, 33.333, 33.334, 50.0, 66.666, 66.667, 75.0, 99.999, 100.0);

    CircuitConfig next() {
        WindowSize window = window();
        int most = window instanceof WindowSize.Calls calls ? Math.min(6, calls.calls()) : 6;
        boolean gentle = random.nextBoolean();
        CircuitConfigBuilder config = CircuitConfig.builder()
                .failureThreshold(random.nextInt(5))
                .failureRateThreshold(random.nextInt(3) == 0 ? 0 : percent())
                .slowCallDuration(random.nextBoolean() ? null : millisAndNanos(5))
                .slowCallRateThreshold(percent())
                .window(window)
                .minimumCalls(1 + random.nextInt(most))
                .recoveryTimeout(millisAndNanos(20))
                // The model counts exactly and the circuit in doubles: these they can both hold.
                .recoveryBackoff(gentle ? oneOf(List.of(1.0, 1.5)) : oneOf(List.of(1.0, 2.0, 100.0)))
                .recoveryTimeoutMax(
                        gentle
                                ? Duration.ofMillis(1 + random.nextInt(100))
                                : oneOf(List.of(Duration.ofMillis(5), Duration.ofSeconds(2), Duration.ofDays(365))))
                .halfOpenCalls(1 + random.nextInt(4))
                .successThreshold(1 + random.nextInt(5))
                .maxConcurrentCalls(random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0)
                .mode(mode());
        return random.nextInt(4) == 0
                ? config.build()
                : config.halfOpenTimeout(millisAndNanos(20)).build();
    }

    /** Other settings, or mostly the same ones: then what is kept must be kept. */
    CircuitConfig changed(CircuitConfig old) {
        if (random.nextBoolean()) {
            return next();
        }
        CircuitConfig other = next();
        return new CircuitConfig(
                other.failureThreshold(),
                old.rates(),
                other.recovery(),
                other.maxConcurrentCalls(),
                mode(),
                other.refusalTrace());
    }

    private WindowSize window() {
        if (byTime && random.nextBoolean()) {
            return WindowSize.time(Duration.ofNanos(1_000_000_000L + random.nextInt(3) * 500_000_003L));
        }
        return WindowSize.calls(1 + random.nextInt(random.nextInt(5) == 0 ? 60 : 12));
    }

    private double percent() {
        return random.nextInt(3) == 0 ? (1 + random.nextInt(100_000)) / 1000.0 : oneOf(PERCENTS);
    }

    private Duration millisAndNanos(int mostMillis) {
        Duration whole = Duration.ofMillis(1 + random.nextInt(mostMillis));
        return random.nextBoolean() ? whole : whole.plusNanos(random.nextInt(1_000_000));
    }

    private CircuitMode mode() {
        int dice = random.nextInt(20);
        return dice == 0 ? CircuitMode.OFF : dice < 4 ? CircuitMode.OBSERVE : CircuitMode.ENFORCE;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
