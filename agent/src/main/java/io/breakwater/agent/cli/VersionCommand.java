package io.breakwater.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer> {

    private final CommandContext context;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().println("breakwater " + context.version());
        return ExitCode.OK;
    }
}
