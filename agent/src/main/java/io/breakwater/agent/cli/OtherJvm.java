package io.breakwater.agent.cli;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM of this user, as ps sees it.
 *
 * @param pid its process
 * @param main its main class, module or jar, without directories and arguments
 * @param agent its agent; null = it has none, or does not tell
 * @param absence why there is none; empty if there is one
 */
record OtherJvm(long pid, String main, @Nullable RemoteBean agent, String absence) {

    private static final String NO_AGENT = "no agent";
    private static final String NOT_SHOWN = "no agent, or it is not shown (jmx.enabled = false)";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Looks at all of them at once, and ten seconds altogether: some may be stopped, or hang. */
    static List<OtherJvm> all() {
        long start = System.nanoTime();
        List<VirtualMachineDescriptor> machines = new ArrayList<>();
        List<FutureTask<OtherJvm>> looks = new ArrayList<>();
        for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
            long pid = pid(machine);
            if (pid > 0 && pid != ProcessHandle.current().pid()) {
                FutureTask<OtherJvm> look = new FutureTask<>(() -> look(machine));
                machines.add(machine);
                looks.add(look);
                Thread thread = new Thread(look, "breakwater-ps-" + pid);
                thread.setDaemon(true);
                thread.start();
            }
        }
        List<OtherJvm> jvms = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            jvms.add(result(machines.get(i), looks.get(i), start + PATIENCE_NANOS));
        }
        return jvms;
    }

    private static OtherJvm look(VirtualMachineDescriptor machine) throws Exception {
        try (TargetJvm jvm = TargetJvm.of(pid(machine))) {
            if (!jvm.mayHaveTheAgent()) {
                return without(machine, NO_AGENT);
            }
            try (RemoteAgent agent = jvm.agent()) {
                return agent == null
                        ? without(machine, NOT_SHOWN)
                        : new OtherJvm(pid(machine), main(machine.displayName()), agent.agent(AgentText.HEADLINE), "");
            }
        }
    }

    private static OtherJvm without(VirtualMachineDescriptor machine, String absence) {
        return new OtherJvm(pid(machine), main(machine.displayName()), null, absence);
    }

    private static OtherJvm result(VirtualMachineDescriptor machine, FutureTask<OtherJvm> look, long deadline) {
        try {
            return look.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException unreachable) {
            return without(machine, "cannot be reached");
        } catch (TimeoutException hangs) {
            return without(machine, "does not answer");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return without(machine, "not asked");
        }
    }

    /** Whether it has told that it has the agent, or that it has none. */
    boolean hasAnswered() {
        return agent != null || absence.equals(NO_AGENT) || absence.equals(NOT_SHOWN);
    }

    /** 0 = what it has is no number. */
    private static long pid(VirtualMachineDescriptor machine) {
        return machine.id().matches("[0-9]{1,18}") ? Long.parseLong(machine.id()) : 0;
    }

    /** A class, a module with its class, or a jar, of whose path only the name is left. */
    static String main(String command) {
        String text = command.strip() + " ";
        boolean isPath = text.matches("([/.\\\\]|[A-Za-z]:).*"); // and may have blanks
        int jar = isPath ? text.indexOf(".jar ") : -1;
        String first = text.substring(0, jar < 0 ? text.indexOf(' ') : jar + ".jar".length());
        if (first.isEmpty()) {
            return "(not told)";
        }
        return first.endsWith(".jar")
                ? first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1)
                : first;
    }
}
