package io.breakwater.agent.cli;

import io.breakwater.agent.config.ConfigSource;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** What a command said and ended with. */
record CommandRun(int exitCode, List<String> out, List<String> err) {

    static CommandRun of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ConfigSource process = new ConfigSource(null, new File("").getAbsoluteFile(), null, Map.of(), Map.of());
        CommandContext context = new CommandContext(
                new File("breakwater-agent.jar"), "1.2.3", process, new PrintWriter(out), new PrintWriter(err));
        int exitCode = Cli.run(context, words);
        return new CommandRun(
                exitCode,
                out.toString().lines().toList(),
                err.toString().lines().toList());
    }
}
