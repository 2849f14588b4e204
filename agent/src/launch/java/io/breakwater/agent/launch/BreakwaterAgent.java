package io.breakwater.agent.launch;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.function.ToIntFunction;

/**
 * Where the JVM enters the agent. Does as little as possible, catches everything, and prints at most one line.
 *
 * <p>The order of the checks matters: the kill switch comes first, then what needs no file, then the agent itself.
 */
public final class BreakwaterAgent {

    static final int OLDEST_JAVA = 17;

    /** What the agent's start may answer, besides an exit code. */
    private static final int ACTIVE = 0;

    private static final int INACTIVE = -1;

    /** Guarded by the class. No atomic: setting one up costs milliseconds this early. */
    private static boolean started;

    private BreakwaterAgent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(String argument, Instrumentation instrumentation) {
        int exit = start(argument, instrumentation, true);
        if (exit > 0) {
            System.exit(exit); // asked for by strict=true
        }
    }

    /** Called by the JVM when the agent is attached to a running application. */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        // The application runs already: it is never ended, whatever strict says.
        start(argument, instrumentation, false);
    }

    /** The exit code with which the JVM is to end; zero or less = it is not. */
    private static int start(String argument, Instrumentation instrumentation, boolean beforeMain) {
        try {
            if (isSwitchedOff() || isJdkTool() || isOwnCommandLine()) {
                return 0;
            }
            if (javaVersion() < OLDEST_JAVA) {
                say("off: needs Java " + OLDEST_JAVA + " or newer, this is Java " + javaVersion()
                        + "; the application runs unprotected");
                return 0;
            }
            if (!begin()) {
                say("is already active in this JVM; the second start is ignored");
                return 0;
            }
        } catch (Throwable failure) {
            sayOff(failure);
            return 0;
        }
        int outcome = INACTIVE;
        try {
            outcome = handOver(argument, instrumentation, beforeMain);
        } catch (Throwable failure) {
            sayOff(failure);
        }
        if (outcome != ACTIVE) {
            end();
        }
        return outcome;
    }

    /** Whether nobody else has begun. */
    private static synchronized boolean begin() {
        boolean first = !started;
        started = true;
        return first;
    }

    private static synchronized void end() {
        started = false;
    }

    /** Nothing is rethrown: an exception out of premain aborts the JVM. */
    private static void sayOff(Throwable failure) {
        say("off: it could not start (" + failure + "); the application runs unprotected");
    }

    private static int handOver(String argument, Instrumentation instrumentation, boolean beforeMain)
            throws ReflectiveOperationException, IOException, URISyntaxException {
        File jar = jar();
        // The platform class loader: the agent sees the JDK and itself, nothing of the application.
        ClassLoader platform = ClassLoader.getSystemClassLoader().getParent();
        AgentClassLoader isolated = new AgentClassLoader(jar, platform);
        // Called through an interface of the JDK: a reflective call of a method costs some twenty milliseconds on new
        // JDKs.
        @SuppressWarnings("unchecked")
        ToIntFunction<Object[]> runtime =
                (ToIntFunction<Object[]>) isolated.loadClass("io.breakwater.agent.AgentRuntime")
                        .getConstructor()
                        .newInstance();
        int outcome =
                runtime.applyAsInt(new Object[] {argument, instrumentation, jar, version(), beforeMain, new Ended()});
        isolated.started();
        return outcome;
    }

    static File jar() throws URISyntaxException {
        return new File(BreakwaterAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    static String version() {
        Package own = BreakwaterAgent.class.getPackage();
        return own == null || own.getImplementationVersion() == null ? "?" : own.getImplementationVersion();
    }

    /** Told when the agent has been uninstalled: it may be attached again then. No lambda, for it is made before main. */
    private static final class Ended implements Runnable {

        @Override
        public void run() {
            end();
        }
    }

    private static boolean isSwitchedOff() {
        String enabled = System.getProperty("breakwater.enabled");
        if (enabled == null) {
            enabled = System.getenv("BREAKWATER_ENABLED");
        }
        return enabled != null && enabled.trim().equalsIgnoreCase("false");
    }

    /** JAVA_TOOL_OPTIONS reaches jcmd, jar, keytool and the like; their output belongs to whoever parses it. */
    private static boolean isJdkTool() {
        String mainModule = System.getProperty("jdk.module.main");
        return mainModule != null && (mainModule.equals("java.base") || mainModule.startsWith("jdk."));
    }

    /** So do those of the command line of this jar. */
    private static boolean isOwnCommandLine() throws URISyntaxException {
        String command = System.getProperty("sun.java.command", "");
        String name = jar().getName();
        int at = command.indexOf(name);
        return at >= 0
                && (command.length() == at + name.length() || command.charAt(at + name.length()) == ' ')
                && new File(command.substring(0, at + name.length())).isFile();
    }

    static int javaVersion() {
        String version = System.getProperty("java.specification.version", "0");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    private static void say(String sentence) {
        System.err.println("[breakwater] " + sentence);
    }
}
