package io.breakwater.agent.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help [COMMAND]}. Picocli's own would say no more, and has options of its own. */
@Command(name = "help", description = "Print how a command is used.")
final class HelpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private @Nullable String command;

    @Override
    public Integer call() {
        CommandLine root = spec.parent().commandLine();
        CommandLine explained = command == null ? root : root.getSubcommands().get(command);
        if (explained == null) {
            throw new ParameterException(root, Cli.unknownCommand(root, String.valueOf(command)));
        }
        explained.usage(explained.getOut());
        return ExitCode.OK;
    }
}
