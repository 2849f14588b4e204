package io.breakwater.it.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.VirtualMachine;
import io.breakwater.it.app.crm.CrmLoadApp;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** One copy of the application under load, and a look at its process; with the agent, or as it is. */
final class Copy implements AutoCloseable {

    private final JavaProcess process;
    private final JMXConnector connector;
    private final OperatingSystemMXBean system;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;

    @SuppressWarnings("BanJNDI") // the address comes from the JVM that was just attached to
    Copy(Path javaHome, List<String> agent, List<String> addresses) throws Exception {
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        options.addAll(agent);
        List<String> arguments = new ArrayList<>(addresses);
        arguments.addAll(List.of("--threads", "32"));
        process = JavaProcess.start(javaHome, CrmLoadApp.class.getName(), options, arguments);
        process.awaitLine("ready"::equals);
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
        MBeanServerConnection server = connector.getMBeanServerConnection();
        system = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        memory = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    long pid() {
        return process.pid();
    }

    List<String> err() {
        return process.err();
    }

    Slice run(int seconds, int rate) throws InterruptedException {
        long before = system.getProcessCpuTime();
        int from = process.position();
        process.send("run " + seconds + " " + rate);
        // It lasts, and whoever awaits a line is not that patient.
        TimeUnit.SECONDS.sleep(seconds);
        String line = process.awaitLine(from, reply -> reply.startsWith("OK "));
        return Slice.parse(line, TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime() - before));
    }

    /** After a collection. */
    long heapKilobytes() {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / 1024;
    }

    long threads() {
        return threads.getThreadCount();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
        process.close();
    }
}
