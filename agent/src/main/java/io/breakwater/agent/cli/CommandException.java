package io.breakwater.agent.cli;

/** A command cannot go on; the message is for whoever typed it. */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    static CommandException unreachable(String message) {
        return new CommandException(ExitCode.UNREACHABLE, message);
    }
}
