package io.breakwater.core.differential;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitConfigBuilder;

/** Our side with one mistake in it, or with none. */
final class Mutant extends Ours {

    private final Mutation mutation;

    Mutant(Setup setup, Times times, Mutation mutation) {
        super(settings(setup, mutation), times);
        this.mutation = mutation;
    }

    private static CircuitConfig settings(Setup setup, Mutation mutation) {
        CircuitConfigBuilder config = setup.ours();
        mutation.settings(config, setup);
        return config.build();
    }

    @Override
    void end(long permit, Outcome outcome, long tookNanos) {
        boolean ignored = outcome == Outcome.IGNORED;
        if (ignored && mutation == Mutation.IGNORED_IS_SUCCESS) {
            super.end(permit, Outcome.SUCCEEDED, tookNanos);
        } else if (ignored && mutation == Mutation.IGNORED_KEEPS_THE_TRIAL && state() == CircuitState.HALF_OPEN) {
            return; // the circuit never hears of it
        } else {
            long late = late();
            super.end(permit, outcome, tookNanos);
            if (mutation == Mutation.LATE_RESULT_APPLIED && late() > late) {
                endAnew(outcome, tookNanos);
            }
        }
    }

    /** As if the present state had admitted the call. */
    private void endAnew(Outcome outcome, long tookNanos) {
        long permit = circuit.tryAcquire(true);
        if (permit > Circuit.PASS) {
            super.end(permit, outcome, tookNanos);
        }
    }
}
