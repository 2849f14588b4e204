package io.breakwater.agent.cli;

import static java.util.Objects.requireNonNull;

import io.breakwater.agent.config.ConfigSource;
import io.breakwater.agent.config.Suggestion;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line. The launcher, which does not see this class, makes it by name and calls it as the function that it
 * is.
 */
public final class Cli implements ToIntFunction<Object[]> {

    private static final String JAVA = "java -jar breakwater-agent.jar";

    /**
     * Runs one command.
     *
     * @param arguments the words of the command line as {@code String[]}, the agent jar, its version, stdout and stderr
     * @return the exit code
     */
    @Override
    public int applyAsInt(Object[] arguments) {
        Patience.limitRmi();
        File jar = (File) requireNonNull(arguments[1], "jar");
        CommandContext context = new CommandContext(
                jar,
                (String) requireNonNull(arguments[2], "version"),
                ConfigSource.ofThisProcess(null, jar),
                new PrintWriter(new StreamWriter((PrintStream) requireNonNull(arguments[3], "out"))),
                new PrintWriter(new StreamWriter((PrintStream) requireNonNull(arguments[4], "err"))));
        return run(context, (String[]) requireNonNull(arguments[0], "words"));
    }

    static int run(CommandContext context, String... words) {
        CommandLine line = line(context);
        line.getCommandSpec().name(JAVA).version("breakwater " + context.version());
        line.setOut(context.out())
                .setErr(context.err())
                .setUsageHelpWidth(100)
                .setUseSimplifiedAtFiles(true)
                .setParameterExceptionHandler((wrong, given) -> explain(wrong, context))
                .setExecutionExceptionHandler((failure, command, given) -> explain(failure, context));
        int exitCode = line.execute(words);
        context.out().flush();
        context.err().flush();
        return exitCode;
    }

    /** All commands, in the order in which the help lists them. */
    static CommandLine line(CommandContext context) {
        CommandLine line = new CommandLine(new RootCommand())
                .addSubcommand(new CheckCommand(context))
                .addSubcommand(new PsCommand(context))
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new TopCommand(context));
        for (CommandSpec steering : SteerCommand.all(context)) {
            line.addSubcommand(steering.name(), new CommandLine(steering));
        }
        return line.addSubcommand(new ModeCommand(context))
                .addSubcommand(new ReloadCommand(context))
                .addSubcommand(new ExplainCommand(context))
                .addSubcommand(new AttachCommand(context))
                .addSubcommand(new DetachCommand(context))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new VersionCommand(context))
                .addSubcommand(new HelpCommand());
    }

    private static int explain(ParameterException wrong, CommandContext context) {
        CommandLine command = wrong.getCommandLine();
        context.err().println("breakwater: " + sentence(wrong));
        context.err().println("Try: " + JAVA + " help" + (isRoot(command) ? "" : " " + command.getCommandName()));
        return ExitCode.USAGE;
    }

    private static boolean isRoot(CommandLine command) {
        return command.getParent() == null;
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && isRoot(wrong.getCommandLine())) {
            String word = unmatched.getUnmatched().get(0);
            if (!word.startsWith("-")) {
                return unknownCommand(wrong.getCommandLine(), word);
            }
        }
        return String.valueOf(wrong.getMessage()).replace(" is not a long", " is not a number");
    }

    static String unknownCommand(CommandLine root, String word) {
        return "unknown command '" + word + "'"
                + Suggestion.didYouMean(word, root.getSubcommands().keySet());
    }

    private static int explain(Exception failure, CommandContext context) {
        if (failure instanceof CommandException sentence) {
            context.err().println("breakwater: " + sentence.getMessage());
            return sentence.exitCode();
        }
        context.err().println("breakwater: it failed, which it should not: " + failure);
        failure.printStackTrace(context.err());
        return ExitCode.FINDING;
    }
}
