package io.breakwater.agent.cli;

import static java.util.Objects.requireNonNull;

import io.breakwater.agent.bridge.Bindings;
import io.breakwater.agent.classpath.ClassPath;
import io.breakwater.agent.classpath.JdkClasses;
import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigLoader;
import io.breakwater.agent.config.Presets;
import io.breakwater.agent.config.Problem;
import io.breakwater.agent.weave.DryRun;
import io.breakwater.agent.weave.DryRunReport;
import io.breakwater.core.circuit.CircuitRegistry;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check FILE [--classpath CP]}, or {@code check --preset [NAME]}. */
@Command(
        name = "check",
        description = {
            "Check a configuration without starting the application; made for CI.",
            "%nWith the application's class path it also says which methods each pattern means, what becomes of their"
                    + " refusals, and which patterns mean nothing. Ends with 1 if anything is wrong."
        },
        footer = {
            "%nExamples:",
            "  java -jar breakwater-agent.jar check agent.properties",
            "  java -jar breakwater-agent.jar check agent.properties --classpath 'target/classes:lib/*'",
            "  java -jar breakwater-agent.jar check agent.properties --classpath application.jar",
            "  java -jar breakwater-agent.jar check agent.properties --classpath @classpath.txt",
            "  java -jar breakwater-agent.jar check --preset zoho-crm-sdk"
        })
final class CheckCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final CommandContext context;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The configuration.")
    private @Nullable File file;

    @Option(
            names = {"-cp", "--classpath", "--class-path"},
            paramLabel = "CP",
            description =
                    "Where the application's classes are: directories and jars, as for java -cp; dir/* is all jars of a"
                            + " directory. Jars of Spring Boot and war files count with what is in them.")
    private @Nullable String classPath;

    @Option(names = "--all", description = "Show every method that a pattern means, not just the first " + SHOWN + ".")
    private boolean all;

    @Option(
            names = "--preset",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description = "Print a preset, or without a name, say which there are. Takes no FILE.")
    private @Nullable String preset;

    @Spec
    private @Nullable CommandSpec spec;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        if (preset != null) {
            return printPreset(preset);
        }
        if (file == null) {
            throw new ParameterException(
                    requireNonNull(spec, "spec").commandLine(), "Missing required parameter: 'FILE'");
        }
        File wanted = file;
        AgentConfig config;
        try {
            config = ConfigLoader.load(context.source(wanted), problem -> {});
        } catch (ConfigException wrong) {
            context.out().println(CommandContext.count(wrong.problems().size(), "problem") + " in the configuration:");
            for (Problem problem : wrong.problems()) {
                context.out().println("  " + problem.describe());
            }
            return ExitCode.FINDING;
        }
        CheckText text = new CheckText(context.out(), all ? Integer.MAX_VALUE : SHOWN);
        text.config(config);
        if (classPath == null) {
            text.withoutClassPath();
            return ExitCode.OK;
        }
        try (ClassPath application = ClassPath.of(withExtensions(classPath, config))) {
            return text.report(config, dryRun(config, application), application);
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.FINDING, "the class path cannot be read: " + unreadable.getMessage());
        }
    }

    private int printPreset(String name) throws CommandException {
        if (name.isEmpty()) {
            context.out().println("Presets, for circuit.<name>.preset; check --preset NAME prints one:");
            for (String each : Presets.names()) {
                context.out().println("  " + each);
            }
            return ExitCode.OK;
        }
        try {
            context.out().print(Presets.text(name));
            return ExitCode.OK;
        } catch (IllegalArgumentException unknown) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(unknown.getMessage()));
        }
    }

    /** As the agent will put them there. */
    private static String withExtensions(String classPath, AgentConfig config) {
        StringBuilder entries = new StringBuilder(classPath);
        for (String extension : config.extensions()) {
            entries.append(File.pathSeparatorChar).append(extension);
        }
        return entries.toString();
    }

    private DryRunReport dryRun(AgentConfig config, ClassPath application) throws IOException {
        Bindings bindings = new Bindings(CircuitRegistry.create());
        bindings.configure(config.circuits(), null);
        DryRun.Progress progress = new SlowProgress(context.err());
        return new DryRun(bindings.all(), config.fallbacks(), application, new JdkClasses(), progress).run();
    }
}
