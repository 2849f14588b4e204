package io.breakwater.agent.config;

import java.util.List;

/**
 * The whole configuration, checked.
 *
 * @param file the file it came from
 * @param enabled false = the agent is to stay out
 * @param jmx whether circuits are shown over JMX
 * @param circuits all circuits, in the order of the file
 * @param fallbacks all chains, in the order of the file
 * @param log what is logged
 */
public record AgentConfig(
        String file,
        boolean enabled,
        boolean jmx,
        List<CircuitSpec> circuits,
        List<FallbackSpec> fallbacks,
        LogSpec log) {}
