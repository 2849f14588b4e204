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

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Looks at all of them at once, and ten seconds altogether: some may be stopped, or hang. */
    static List<OtherJvm> all() {
        long start = System.nanoTime();
        List<VirtualMachineDescriptor> machines = new ArrayList<>();
        List<FutureTask<@Nullable RemoteBean>> looks = new ArrayList<>();
        for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
            long pid = pid(machine);
            if (pid > 0 && pid != ProcessHandle.current().pid()) {
                FutureTask<@Nullable RemoteBean> look = new FutureTask<>(() -> look(pid));
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

    private static @Nullable RemoteBean look(long pid) throws Exception {
        try (TargetJvm jvm = TargetJvm.of(pid)) {
            if (!jvm.mayHaveTheAgent()) {
                return null;
            }
            try (RemoteAgent agent = jvm.agent()) {
                return agent == null ? null : agent.agent(AgentText.HEADLINE);
            }
        }
    }

    private static OtherJvm result(
            VirtualMachineDescriptor machine, FutureTask<@Nullable RemoteBean> look, long deadline) {
        String absence;
        try {
            RemoteBean agent = look.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return new OtherJvm(pid(machine), main(machine.displayName()), agent, agent == null ? "no agent" : "");
        } catch (ExecutionException unreachable) {
            absence = "cannot be reached";
        } catch (TimeoutException hangs) {
            absence = "does not answer";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            absence = "not asked";
        }
        return new OtherJvm(pid(machine), main(machine.displayName()), null, absence);
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
