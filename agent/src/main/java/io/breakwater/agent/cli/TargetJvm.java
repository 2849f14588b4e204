package io.breakwater.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.breakwater.agent.jmx.RemoteAgent;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Another JVM of this machine, over its attach connector: no port is opened, and only its own user gets in. */
final class TargetJvm implements Closeable {

    private static final String CONNECTOR = "com.sun.management.jmxremote.localConnectorAddress";
    /** It may have to weave thousands of classes. */
    private static final long LOADING_SECONDS = 60;

    private static final long LAST_MOMENTS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

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
        checkCanReachOthers();
        if (ProcessHandle.of(pid).isEmpty()) {
            throw CommandException.unreachable("there is no process " + pid);
        }
        checkTakesIt(pid);
        try {
            return Patience.await(pid, () -> attach(pid));
        } catch (IOException refused) {
            throw refused(pid, refused);
        }
    }

    static void checkCanReachOthers() throws CommandException {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw CommandException.unreachable(
                    "the Java that runs this command cannot reach others, for it lacks the module jdk.attach: use a JDK");
        }
    }

    private static TargetJvm attach(long pid) throws CommandException, IOException {
        try {
            return new TargetJvm(pid, VirtualMachine.attach(Long.toString(pid)));
        } catch (AttachNotSupportedException refused) {
            throw refused(pid, refused);
        }
    }

    private static CommandException refused(long pid, Exception refused) {
        return CommandException.unreachable(
                "process " + pid + " cannot be reached: it has to be a JVM of the same user,"
                        + " and not started with -XX:+DisableAttachMechanism (" + oneLine(refused) + ")");
    }

    private static void checkTakesIt(long pid) throws CommandException {
        ProcessStatus status = ProcessStatus.of(pid);
        if (status.hasEnded()) {
            throw CommandException.unreachable("process " + pid + " has ended");
        }
        if (!status.expectsToBeAttached()) {
            throw CommandException.unreachable(
                    "process " + pid + " is no JVM, or one that cannot be reached because it was started with -Xrs");
        }
        if (status.isStopped()) {
            throw CommandException.unreachable("process " + pid + " is stopped, and answers nothing before it goes on");
        }
    }

    /**
     * Starts an agent there.
     *
     * @param argument what the agent is told; null = nothing
     */
    void load(File agentJar, @Nullable String argument) throws CommandException {
        try {
            Patience.await(pid, LOADING_SECONDS, () -> loaded(agentJar, argument));
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private boolean loaded(File agentJar, @Nullable String argument) throws CommandException, IOException {
        try {
            machine.loadAgent(agentJar.getAbsolutePath(), argument);
            return true;
        } catch (AgentLoadException | AgentInitializationException refused) {
            throw CommandException.unreachable("JVM " + pid + " takes no agent while it runs: start it with"
                    + " -XX:+EnableDynamicAgentLoading, or with -javaagent (" + oneLine(refused) + ")");
        }
    }

    /** The agent that is active there; null = none is, or it is not shown over JMX. */
    @Nullable
    RemoteAgent agent() throws CommandException {
        try {
            return Patience.await(pid, () -> RemoteAgent.find(machine.startLocalManagementAgent()));
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * Whether the agent may be there, as far as can be told without making the MBean server: that settles things for the
     * application, so it is not made to find out.
     */
    boolean mayHaveTheAgent() throws CommandException {
        try {
            return Patience.await(pid, () -> {
                Properties properties = machine.getAgentProperties();
                return properties.containsKey(CONNECTOR)
                        || AgentMark.isIn(properties.getProperty("sun.jvm.args", ""), workingDirectory());
            });
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private File workingDirectory() throws IOException {
        return new File(machine.getSystemProperties().getProperty("user.dir", "."));
    }

    CommandException unreadable(IOException failed) {
        if (hasEnded()) {
            return CommandException.unreachable("JVM " + pid + " has ended");
        }
        if (Patience.isOverIn(failed)) {
            return Patience.noEnd(pid);
        }
        return CommandException.unreachable("the beans of JVM " + pid + " cannot be read (" + oneLine(failed) + ")");
    }

    /** Its connections break a moment before it is gone. */
    private boolean hasEnded() {
        long start = System.nanoTime();
        while (ProcessHandle.of(pid).isPresent() && !ProcessStatus.of(pid).hasEnded()) {
            if (System.nanoTime() - start > LAST_MOMENTS_NANOS) {
                return false;
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
        return true;
    }

    /** Its system properties that begin so; empty where it does not say. */
    Map<String, String> systemProperties(String prefix) {
        Map<String, String> found = new TreeMap<>();
        try {
            Properties all = Patience.await(pid, machine::getSystemProperties);
            for (String name : all.stringPropertyNames()) {
                if (name.startsWith(prefix)) {
                    found.put(name, all.getProperty(name));
                }
            }
        } catch (IOException | CommandException unknown) {
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
