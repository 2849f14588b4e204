package io.breakwater.agent.cli;

import io.breakwater.agent.config.ConfigSource;
import java.io.File;
import java.io.PrintWriter;

/**
 * What every command is given.
 *
 * @param jar the agent jar
 * @param version its version
 * @param process what beside a file says how the agent is configured
 * @param out for answers
 * @param err for everything else
 */
record CommandContext(File jar, String version, ConfigSource process, PrintWriter out, PrintWriter err) {

    /** The same with a file. */
    ConfigSource source(File file) {
        return new ConfigSource(
                file.getPath(), process.workingDirectory(), null, process.systemProperties(), process.environment());
    }

    /** {@code "1 circuit"}, {@code "2 circuits"}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
