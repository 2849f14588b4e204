package io.breakwater.agent.jmx;

import io.breakwater.agent.bridge.Chains;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.agent.weave.WeaveReport;
import io.breakwater.core.circuit.CircuitRegistry;
import java.time.Instant;

/**
 * All that the beans show.
 *
 * @param version of the agent
 * @param configFile the file in force
 * @param configLoadedAt when it was read
 * @param registry the circuits
 * @param chains the fallback chains
 * @param report what has been woven
 * @param errors errors that the application was spared
 * @param problems what turned out to be wrong with the configuration
 */
public record AgentFacts(
        String version,
        String configFile,
        Instant configLoadedAt,
        CircuitRegistry registry,
        Chains chains,
        WeaveReport report,
        SuppressedErrors errors,
        ConfigProblems problems) {}
