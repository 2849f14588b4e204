package io.breakwater.agent.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ps}. */
@Command(
        name = "ps",
        description = {
            "List the JVMs of this user that have the agent.",
            "%nIt is found by -javaagent with 'breakwater' in the name of the jar, or where somebody has looked at the JVM over"
                    + " JMX before, as attach does. In other JVMs nothing is started; --all lists them, too."
        },
        footer = {"%nExample:", "  java -jar breakwater-agent.jar ps"})
final class PsCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 10;
    private static final String CONNECTOR = "com.sun.management.jmxremote.localConnectorAddress";

    private final CommandContext context;

    @Option(names = "--all", description = "Also list JVMs without the agent, and those that cannot be reached.")
    private boolean all;

    PsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw CommandException.unreachable(
                    "the Java that runs this command cannot see others, for it lacks the module jdk.attach: use a JDK");
        }
        String self = Long.toString(ProcessHandle.current().pid());
        List<VirtualMachineDescriptor> machines = new ArrayList<>();
        for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
            if (!machine.id().equals(self)) {
                machines.add(machine);
            }
        }
        Columns columns = new Columns("PID", "MODE", "CIRCUITS", "OPEN", "MAIN", "CONFIGURATION");
        boolean any = print(machines, columns);
        if (!any) {
            context.out().println(all ? "There is no other JVM of this user." : "No JVM of this user has the agent.");
            return ExitCode.OK;
        }
        for (String line : columns.lines()) {
            context.out().println(line);
        }
        return ExitCode.OK;
    }

    /** All at once, and none for long: a JVM may be stopped, or hang. */
    private boolean print(List<VirtualMachineDescriptor> machines, Columns columns) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "breakwater-ps");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<@Nullable RemoteBean>> looks = new ArrayList<>();
        for (VirtualMachineDescriptor machine : machines) {
            looks.add(threads.submit(() -> agentOf(machine)));
        }
        boolean any = false;
        for (int i = 0; i < looks.size(); i++) {
            any |= add(columns, machines.get(i), looks.get(i));
        }
        threads.shutdownNow();
        return any;
    }

    private boolean add(Columns columns, VirtualMachineDescriptor machine, Future<@Nullable RemoteBean> look) {
        String main = main(machine);
        String why;
        try {
            RemoteBean agent = look.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (agent != null) {
                columns.add(
                        machine.id(),
                        agent.text("Mode"),
                        agent.text("CircuitCount"),
                        agent.text("CircuitsOpen"),
                        main,
                        agent.text("ConfigFile"));
                return true;
            }
            why = "no agent";
        } catch (ExecutionException unreachable) {
            why = "cannot be reached";
        } catch (TimeoutException hangs) {
            why = "does not answer";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (all) {
            columns.add(machine.id(), "-", "-", "-", main, why);
        }
        return all;
    }

    private static @Nullable RemoteBean agentOf(VirtualMachineDescriptor descriptor)
            throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(descriptor);
        try {
            if (!mayHaveTheAgent(machine.getAgentProperties())) {
                return null;
            }
            try (RemoteAgent agent = RemoteAgent.find(machine.startLocalManagementAgent())) {
                return agent == null ? null : agent.agent();
            }
        } finally {
            machine.detach();
        }
    }

    /** Making the MBean server of a JVM settles things for its application, so it is not made to find out. */
    private static boolean mayHaveTheAgent(Properties properties) {
        String arguments = properties.getProperty("sun.jvm.args", "").toLowerCase(Locale.ROOT);
        int agent = arguments.indexOf("-javaagent:");
        return properties.containsKey(CONNECTOR) || (agent >= 0 && arguments.indexOf("breakwater", agent) > 0);
    }

    /** The class or jar, without directories and arguments. */
    private static String main(VirtualMachineDescriptor machine) {
        String command = machine.displayName().strip();
        String first = command.isEmpty() ? "(not told)" : command.split(" ", 2)[0];
        return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
    }
}
