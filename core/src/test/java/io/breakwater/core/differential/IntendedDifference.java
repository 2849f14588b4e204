package io.breakwater.core.differential;

/** Where our circuit is meant to behave otherwise than resilience4j's. */
enum IntendedDifference {
    /** Theirs applies the result of a call to whatever state it finds; ours only counts it as late (I-6). */
    LATE_RESULT_DECIDES,
    /** A late ignored result gives theirs one trial more than permitted (I-7). */
    LATE_RESULT_FREES_A_TRIAL,
    /** Theirs opens on any call at which a rate is over its threshold; ours on one that speaks against the callee (I-12). */
    SUCCESS_OPENS,
    /** Theirs compares in floats; ours in whole numbers (I-31). */
    FLOAT_ROUNDS_UP,
    /** The timers of a state of theirs outlive a reset; ours has none (I-15). */
    TIMER_SURVIVES_RESET,
    /** Theirs cuts minimum calls to the window; ours refuses the settings (I-32). */
    MINIMUM_CALLS_CUT,
    /** A late result can make theirs throw, in place of what the call returned (I-20, I-21). */
    LATE_RESULT_THROWS,
    /** Theirs counts trials up to the minimum before it judges; ours reopens with the first that fails. */
    FAILED_TRIAL_WAITS_FOR_OTHERS,
    /** Theirs closes though a trial failed, when the rate is below the threshold (compare I-11). */
    FAILED_TRIAL_TOLERATED,
    /** Theirs admits so many trials in all; ours so many at once. */
    TRIALS_COUNTED_IN_ALL,
    /** Theirs waits until after the recovery timeout; ours until the recovery timeout. */
    WAIT_ENDS_LATER,
    /** Theirs waits whole milliseconds; ours nanoseconds. */
    WAIT_CUT_TO_MILLIS,
    /** The seconds of a window of theirs are those of the epoch; our slices start with the state. */
    SLICES_START_WITH_THE_EPOCH,
    /** Theirs goes on showing the window in OPEN, and that of the trials in HALF_OPEN; ours is the one of CLOSED. */
    WINDOW_SHOWN_OUTSIDE_CLOSED,
    /** Theirs throws at a transition that it does not know; ours does nothing. */
    TRANSITION_REFUSED_BY_EXCEPTION,
    /** Opening by hand what is open restarts the wait of theirs; ours does nothing (compare I-25). */
    OPENING_AGAIN_RESTARTS_THE_WAIT
}
