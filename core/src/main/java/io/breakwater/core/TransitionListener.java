package io.breakwater.core;

/**
 * Is told of every transition: each circuit's in order, each exactly once, on the executor of the registry and with no
 * lock held. What a listener throws is dropped; a listener that stalls delays other listeners, never a call.
 */
@FunctionalInterface
public interface TransitionListener {

    /** Called after the circuit has entered {@link Transition#to()}; it may have moved on since. */
    void onTransition(Transition transition);
}
