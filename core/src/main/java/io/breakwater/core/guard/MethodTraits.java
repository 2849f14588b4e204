package io.breakwater.core.guard;

/**
 * What matters about a method when its call has failed.
 *
 * @param write whether calling it twice may act twice; it is then tried again, here or elsewhere, only after a failure
 *     that proves that nothing was done
 * @param holdsMonitor whether its caller holds a monitor meanwhile, as a synchronized method does; retries then do not
 *     wait, for everybody else who wants the monitor would wait with them
 */
public record MethodTraits(boolean write, boolean holdsMonitor) {

    /** A method that only reads, and holds no monitor. */
    public static final MethodTraits READ = new MethodTraits(false, false);
}
