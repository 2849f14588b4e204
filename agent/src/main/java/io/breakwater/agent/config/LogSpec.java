package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * What is logged, and where.
 *
 * @param level trace, debug, info, warn, error or off
 * @param file null = stderr
 */
public record LogSpec(String level, @Nullable String file) {}
