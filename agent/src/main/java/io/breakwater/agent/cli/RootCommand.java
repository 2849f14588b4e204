package io.breakwater.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line without a command: says how it is used. */
@Command(
        synopsisSubcommandLabel = "COMMAND",
        header = "Breakwater: circuit breakers, retries and fallback for Java applications that stay as they are.%n",
        footer = {
            "%nStart an application with it:",
            "  java -javaagent:breakwater-agent.jar=agent.properties -jar application.jar",
            "%nExamples:",
            "  java -jar breakwater-agent.jar check agent.properties --classpath application.jar",
            "  java -jar breakwater-agent.jar ps",
            "  java -jar breakwater-agent.jar top 4711",
            "  java -jar breakwater-agent.jar open 4711 crm",
            "  java -jar breakwater-agent.jar attach 4711 agent.properties",
            "  java -jar breakwater-agent.jar detach 4711",
            "%nExit codes: 0 fine, 1 something was found, 2 wrong usage, 3 the JVM cannot be reached."
        })
final class RootCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print how it is used.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
        return ExitCode.OK;
    }
}
