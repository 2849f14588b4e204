package io.breakwater.agent.cli;

/** What the command line ends with. */
final class ExitCode {

    static final int OK = 0;
    /** Something is wrong with what was looked at. */
    static final int FINDING = 1;
    /** The command is not known, or not used as it should be. */
    static final int USAGE = 2;
    /** The other JVM cannot be reached. */
    static final int UNREACHABLE = 3;

    private ExitCode() {}
}
