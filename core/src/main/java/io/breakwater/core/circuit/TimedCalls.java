package io.breakwater.core.circuit;

/**
 * The calls whose time was taken: every 16th, or all where slow calls count. Of calls that end at the same moment some may be
 * missing in one figure or in the other, which then may even have gone back a little since the last reading.
 *
 * @param count how many
 * @param micros how long they have taken together, in microseconds
 */
public record TimedCalls(long count, long micros) {}
