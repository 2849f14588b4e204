package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, checked.
 *
 * @param file the file it came from
 * @param look what the file looked like just before it was read
 * @param enabled false = the agent is to stay out
 * @param reload whether the file is looked at while the application runs
 * @param mode of circuits that have none of their own
 * @param jmx whether circuits are shown over JMX
 * @param metrics where metrics are shown; null = nowhere
 * @param extensions jars to be put on the application's class path, by absolute path
 * @param circuits all circuits, in the order of the file
 * @param fallbacks all chains, in the order of the file
 * @param log what is logged
 * @param written everything that the file and system properties set: key and text
 * @param sources each setting, and where it comes from
 */
public record AgentConfig(
        String file,
        FileLook look,
        boolean enabled,
        boolean reload,
        CircuitMode mode,
        boolean jmx,
        @Nullable MetricsSpec metrics,
        List<String> extensions,
        List<CircuitSpec> circuits,
        List<FallbackSpec> fallbacks,
        LogSpec log,
        Map<String, String> written,
        Sources sources) {

    /** Whether there is a circuit of that name. */
    public boolean hasCircuit(String name) {
        for (CircuitSpec circuit : circuits) {
            if (circuit.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
