package io.breakwater.it.app.tiers;

/**
 * What all clients are asked for.
 *
 * @param name whose it is
 * @param from who knows
 */
public record Account(String name, String from) {}
