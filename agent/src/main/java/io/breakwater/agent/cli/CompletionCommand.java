package io.breakwater.agent.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}. */
@Command(
        name = "completion",
        description = {
            "Print a script that lets bash and zsh complete commands and options.",
            "%nIt completes the word 'breakwater', so give the command that name:",
            "  alias breakwater='java -jar /opt/breakwater/breakwater-agent.jar'",
            "  source <(breakwater completion)"
        })
final class CompletionCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().print(AutoComplete.bash("breakwater", spec.parent().commandLine()));
        return ExitCode.OK;
    }
}
