package io.breakwater.agent;

import static java.util.Objects.requireNonNull;

import io.breakwater.agent.bridge.Chains;
import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.HealthChecks;
import io.breakwater.agent.bridge.InstanceTracker;
import io.breakwater.agent.bridge.SiteTable;
import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigLoader;
import io.breakwater.agent.config.ConfigSource;
import io.breakwater.agent.config.Problem;
import io.breakwater.agent.jmx.AgentFacts;
import io.breakwater.agent.jmx.JmxWatcher;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.agent.weave.Weaving;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Surroundings;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration and brings the agent up. Lives in the agent's own class loader; the launcher, which does not see
 * it, makes it by name and calls it as the function that it is.
 */
public final class AgentRuntime implements ToIntFunction<@Nullable Object[]> {

    private static final int ACTIVE = 0;
    private static final int INACTIVE = -1;
    private static final int STRICT_EXIT = 1;
    private static final Duration LONGEST_LAST_WORDS = Duration.ofSeconds(1);

    /**
     * Calls {@link #start}.
     *
     * @param arguments those of {@link #start}, in order
     */
    @Override
    public int applyAsInt(@Nullable Object[] arguments) {
        return start(
                (String) arguments[0],
                (Instrumentation) requireNonNull(arguments[1], "instrumentation"),
                (File) requireNonNull(arguments[2], "jar"),
                (String) requireNonNull(arguments[3], "version"),
                Boolean.TRUE.equals(arguments[4]));
    }

    /**
     * Starts the agent.
     *
     * @param argument the agent argument; null = none
     * @param instrumentation the JVM's
     * @param jar the agent jar
     * @param version its version
     * @param beforeMain whether main has yet to run: only then may {@code strict} end the JVM
     * @return 0 = the agent is active; negative = it stays out; positive = the exit code with which the JVM is to end
     */
    public static int start(
            @Nullable String argument, Instrumentation instrumentation, File jar, String version, boolean beforeMain) {
        AgentLog log = new AgentLog();
        ConfigProblems problems = new ConfigProblems(log);
        try {
            AgentConfig config = ConfigLoader.load(ConfigSource.ofThisProcess(argument, jar), problems);
            if (!config.enabled()) {
                return INACTIVE;
            }
            log.configure(config.log().level(), config.log().file());
            run(config, instrumentation, version, log, problems);
            return ACTIVE;
        } catch (ConfigException wrong) {
            boolean ends = wrong.strict() && beforeMain;
            System.err.println(explain(wrong, version, ends));
            return ends ? STRICT_EXIT : INACTIVE;
        }
    }

    private static void run(
            AgentConfig config,
            Instrumentation instrumentation,
            String version,
            AgentLog log,
            ConfigProblems problems) {
        SuppressedErrors errors = new SuppressedErrors(log);
        CircuitRegistry registry = CircuitRegistry.create();
        List<CircuitBinding> circuits = new ArrayList<>();
        Map<String, CircuitBinding> byName = new LinkedHashMap<>();
        for (CircuitSpec spec : config.circuits()) {
            CircuitBinding binding =
                    new CircuitBinding(circuits.size(), spec, registry.circuit(spec.name(), spec.circuit()));
            circuits.add(binding);
            byName.put(spec.name(), binding);
        }
        InstanceTracker instances = new InstanceTracker();
        Chains chains = new Chains(config.fallbacks(), byName, instances, problems.mistakes());
        HealthChecks health = new HealthChecks();
        SiteTable sites = new SiteTable(chains, Surroundings.system(errors), health);
        registry.addListener(new TransitionLog(log));
        Weaving weaving = new Weaving(instrumentation, circuits, sites, instances, errors, problems);
        if (config.jmx() && ModuleLayer.boot().findModule("java.management").isPresent()) {
            AgentFacts facts = new AgentFacts(
                    version, config, Instant.now(), registry, chains, health, weaving.report(), errors, problems);
            new JmxWatcher(facts).start();
        }
        logUntilTheEnd(registry);
        // Last: whatever fails before this leaves the application as it was.
        weaving.start();
        System.err.println(banner(config, version));
    }

    /** An application that ends right after a circuit has opened is the one whose log should say so. */
    private static void logUntilTheEnd(CircuitRegistry registry) {
        // No lambda: this runs before main.
        Runnable last = new Runnable() {
            @Override
            public void run() {
                registry.awaitListeners(LONGEST_LAST_WORDS);
            }
        };
        Thread hook = new Thread(null, last, "breakwater-exit", 0, false);
        hook.setContextClassLoader(null);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static String banner(AgentConfig config, String version) {
        return "[breakwater] " + version + " active: " + count(config.circuits().size(), "circuit") + ", "
                + count(config.fallbacks().size(), "fallback") + " from " + config.file();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String explain(ConfigException wrong, String version, boolean ends) {
        StringBuilder text = new StringBuilder("[breakwater] ").append(version).append(" off: ");
        text.append(count(wrong.problems().size(), "problem")).append(" in the configuration; ");
        text.append(ends ? "strict=true, so the JVM ends here" : "the application runs unprotected");
        for (Problem problem : wrong.problems()) {
            text.append(System.lineSeparator()).append("[breakwater]   ").append(problem.describe());
        }
        return text.toString();
    }
}
