package io.breakwater.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.breakwater.agent.jmx.RemoteAgent;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Another JVM of this machine, over its attach connector: no port is opened, and only its own user gets in. */
final class TargetJvm implements Closeable {

    private static final int SIGQUIT = 3;

    private final long pid;
    private final VirtualMachine machine;

    private TargetJvm(long pid, VirtualMachine machine) {
        this.pid = pid;
        this.machine = machine;
    }

    /** Connects to a JVM, or says why that is not possible. */
    static TargetJvm of(long pid) throws CommandException {
        if (pid == ProcessHandle.current().pid()) {
            throw new CommandException(ExitCode.USAGE, pid + " is this command itself: name the JVM of an application");
        }
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw CommandException.unreachable(
                    "the Java that runs this command cannot reach others, for it lacks the module jdk.attach: use a JDK");
        }
        if (ProcessHandle.of(pid).isEmpty()) {
            throw CommandException.unreachable("there is no process " + pid);
        }
        checkIsJvm(pid);
        try {
            return new TargetJvm(pid, VirtualMachine.attach(Long.toString(pid)));
        } catch (AttachNotSupportedException | IOException refused) {
            throw CommandException.unreachable(
                    "process " + pid + " cannot be reached: it has to be a JVM of the same user,"
                            + " and not started with -XX:+DisableAttachMechanism (" + oneLine(refused) + ")");
        }
    }

    /** Attaching sends SIGQUIT, which ends a process that does not expect it. Linux tells whether it does. */
    private static void checkIsJvm(long pid) throws CommandException {
        File status = new File("/proc/" + pid + "/status");
        if (!status.canRead()) {
            return;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new FileInputStream(status), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("SigCgt:")) {
                    long caught = Long.parseUnsignedLong(
                            line.substring("SigCgt:".length()).strip(), 16);
                    if ((caught & (1L << (SIGQUIT - 1))) == 0) {
                        throw CommandException.unreachable("process " + pid
                                + " is no JVM, or one that cannot be reached" + " because it was started with -Xrs");
                    }
                }
            }
        } catch (IOException | NumberFormatException unknown) {
            // then the attempt will tell
        }
    }

    /**
     * Starts an agent there.
     *
     * @param argument what the agent is told; null = nothing
     */
    void load(File agentJar, @Nullable String argument) throws CommandException {
        try {
            machine.loadAgent(agentJar.getAbsolutePath(), argument);
        } catch (AgentLoadException | AgentInitializationException | IOException refused) {
            throw CommandException.unreachable("JVM " + pid + " takes no agent while it runs: start it with"
                    + " -XX:+EnableDynamicAgentLoading, or with -javaagent (" + oneLine(refused) + ")");
        }
    }

    /** The agent that is active there; null = none is, or it is not shown over JMX. */
    @Nullable
    RemoteAgent agent() throws CommandException {
        try {
            return RemoteAgent.find(machine.startLocalManagementAgent());
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    CommandException unreadable(IOException failed) {
        return CommandException.unreachable("the beans of JVM " + pid + " cannot be read (" + oneLine(failed) + ")");
    }

    /** Its system properties that begin so; empty where it does not say. */
    Map<String, String> systemProperties(String prefix) {
        Map<String, String> found = new TreeMap<>();
        try {
            Properties all = machine.getSystemProperties();
            for (String name : all.stringPropertyNames()) {
                if (name.startsWith(prefix)) {
                    found.put(name, all.getProperty(name));
                }
            }
        } catch (IOException unknown) {
            found.clear();
        }
        return found;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getName()
                : message.replace('\n', ' ').strip();
    }

    @Override
    public void close() {
        try {
            machine.detach();
        } catch (IOException gone) {
            // the JVM has ended meanwhile, or ends the connection by itself
        }
    }
}
