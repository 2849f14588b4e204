package io.breakwater.core.differential;

import io.breakwater.core.circuit.CircuitConfigBuilder;
import io.breakwater.core.window.WindowSize;

/** A mistake that one could make in a circuit, planted on purpose. */
enum Mutation {
    NONE,
    /** A rate at the threshold does not open. The next step above the threshold is the same. */
    THRESHOLD_EXCLUSIVE {
        @Override
        void settings(CircuitConfigBuilder config, Setup setup) {
            config.failureRateThreshold(Math.min(100, setup.failurePercent() + STEP));
            config.slowCallRateThreshold(Math.min(100, setup.slowPercent() + STEP));
        }
    },
    /** Rates are rounded to whole percent before they are compared: thresholds half a percent lower are the same. */
    RATE_ROUNDED {
        @Override
        void settings(CircuitConfigBuilder config, Setup setup) {
            config.failureRateThreshold(setup.failurePercent() - ROUNDING);
            config.slowCallRateThreshold(setup.slowPercent() - ROUNDING);
        }
    },
    WINDOW_ONE_TOO_LARGE {
        @Override
        void settings(CircuitConfigBuilder config, Setup setup) {
            if (setup.kind() != Setup.Kind.TIME) {
                config.window(WindowSize.calls(setup.window() + 1));
            }
        }
    },
    MINIMUM_CALLS_ONE_TOO_LOW {
        @Override
        void settings(CircuitConfigBuilder config, Setup setup) {
            config.minimumCalls(Math.max(1, setup.minimumCalls() - 1));
        }
    },
    RECOVERY_A_MILLISECOND_TOO_EARLY {
        @Override
        void settings(CircuitConfigBuilder config, Setup setup) {
            config.recoveryTimeout(setup.firstWait().minusMillis(1));
        }
    },
    IGNORED_IS_SUCCESS,
    IGNORED_KEEPS_THE_TRIAL,
    LATE_RESULT_APPLIED;

    /** The finest step of a threshold. */
    private static final double STEP = 0.001;

    private static final double ROUNDING = 0.5;

    /** Breaks the settings, where that is where the mistake is. */
    void settings(CircuitConfigBuilder config, Setup setup) {}
}
