package io.breakwater.core.circuit;

/**
 * The calls whose time was taken: every 16th, or all where slow calls count.
 *
 * @param count how many; it only grows
 * @param micros how long they have taken together, in microseconds; it only grows
 */
public record TimedCalls(long count, long micros) {}
