package io.breakwater.core.fallback;

import org.jspecify.annotations.Nullable;

/**
 * An answer of a fallback chain.
 *
 * @param tier the name of the tier that gave it
 * @param value the answer, which may be null
 * @param <R> its type
 */
public record Served<R>(String tier, @Nullable R value) {}
