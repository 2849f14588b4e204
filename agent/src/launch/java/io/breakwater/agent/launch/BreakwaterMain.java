package io.breakwater.agent.launch;

import java.io.File;
import java.util.function.ToIntFunction;

/**
 * What {@code java -jar breakwater-agent.jar} starts: looks whether this JVM is new enough, and hands over to the command
 * line, which is hidden in the jar.
 */
public final class BreakwaterMain {

    private static final int USAGE = 2;

    private BreakwaterMain() {}

    /** Ends the JVM with the exit code of the command. */
    public static void main(String[] words) throws Exception {
        if (BreakwaterAgent.javaVersion() < BreakwaterAgent.OLDEST_JAVA) {
            System.err.println("breakwater: needs Java " + BreakwaterAgent.OLDEST_JAVA + " or newer, this is Java "
                    + BreakwaterAgent.javaVersion());
            System.exit(USAGE);
        }
        File jar = BreakwaterAgent.jar();
        // Unlike the agent's, this loader has the system's above it: the attach API is a module of that one.
        ClassLoader isolated = new AgentClassLoader(jar, ClassLoader.getSystemClassLoader());
        @SuppressWarnings("unchecked")
        ToIntFunction<Object[]> commandLine =
                (ToIntFunction<Object[]>) isolated.loadClass("io.breakwater.agent.cli.Cli")
                        .getConstructor()
                        .newInstance();
        System.exit(
                commandLine.applyAsInt(new Object[] {words, jar, BreakwaterAgent.version(), System.out, System.err}));
    }
}
