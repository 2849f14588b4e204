package io.breakwater.agent.config;

/**
 * Where metrics are shown.
 *
 * @param host the address to listen on
 * @param port 1 to 65,535
 */
public record MetricsSpec(String host, int port) {}
