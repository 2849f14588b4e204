package io.breakwater.agent;

import static java.util.Objects.requireNonNull;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigLoader;
import io.breakwater.agent.config.ConfigSource;
import io.breakwater.agent.config.Problem;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.List;
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
    /** A file that is no configuration at all has a problem in every line. */
    private static final int MOST_LISTED = 100;

    /**
     * Starts the agent.
     *
     * @param arguments the agent argument (null = none), the {@link Instrumentation}, the agent jar, its version, whether
     *     main has yet to run, and what is to be run once the agent has been uninstalled
     * @return 0 = the agent is active; negative = it stays out; positive = the exit code with which the JVM is to end
     */
    @Override
    public int applyAsInt(@Nullable Object[] arguments) {
        Launch launch = new Launch(
                (Instrumentation) requireNonNull(arguments[1], "instrumentation"),
                (File) requireNonNull(arguments[2], "jar"),
                (String) requireNonNull(arguments[3], "version"),
                Boolean.TRUE.equals(arguments[4]),
                (Runnable) requireNonNull(arguments[5], "ended"));
        return start((String) arguments[0], launch);
    }

    private static int start(@Nullable String argument, Launch launch) {
        AgentLog log = new AgentLog();
        ConfigProblems problems = new ConfigProblems(log);
        try {
            ConfigSource source = ConfigSource.ofThisProcess(argument, launch.jar());
            AgentConfig config = ConfigLoader.load(source, problems);
            if (!config.enabled()) {
                return INACTIVE;
            }
            log.configure(config.log().level(), config.log().file());
            String banner = banner(config, launch.version()); // nothing may fail once the agent is at work
            new LiveAgent(launch, source, config, log, problems).start();
            say(banner);
            return ACTIVE;
        } catch (ConfigException wrong) {
            boolean ends = wrong.strict() && launch.beforeMain();
            System.err.println(explain(wrong, launch.version(), ends));
            return ends ? STRICT_EXIT : INACTIVE;
        }
    }

    /** By then the agent is at work, whatever the application has put in the place of stderr. */
    private static void say(String banner) {
        try {
            System.err.println(banner);
        } catch (Throwable unheard) {
            // The beans say the same.
        }
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
        List<Problem> listed = wrong.problems()
                .subList(0, Math.min(MOST_LISTED, wrong.problems().size()));
        for (Problem problem : listed) {
            text.append(System.lineSeparator()).append("[breakwater]   ").append(problem.describe());
        }
        if (listed.size() < wrong.problems().size()) {
            text.append(System.lineSeparator()).append("[breakwater]   and so on");
        }
        return text.toString();
    }
}
