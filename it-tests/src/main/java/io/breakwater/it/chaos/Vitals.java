package io.breakwater.it.chaos;

import io.breakwater.it.demo.CircuitWatch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a JVM holds.
 *
 * @param heapKilobytes after a collection
 * @param threads all but those of pools that let them go by themselves: of the HTTP client, and of RMI
 * @param ours those of the agent
 */
record Vitals(long heapKilobytes, long threads, long ours) {

    private static final Pattern POOLED = Pattern.compile("HttpClient-\\d+-Worker|RMI |JMX ");

    static Vitals of(CircuitWatch watch) throws IOException {
        MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                watch.server(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc(); // what a first collection lets go of is collected by the next
            heap = Math.min(heap, memory.getHeapMemoryUsage().getUsed());
        }
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                watch.server(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        ThreadInfo[] infos = threads.getThreadInfo(threads.getAllThreadIds());
        List<String> names = Arrays.stream(infos)
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName)
                .toList();
        long lasting =
                names.stream().filter(name -> !POOLED.matcher(name).lookingAt()).count();
        long ours =
                names.stream().filter(name -> name.startsWith("breakwater-")).count();
        return new Vitals(heap / 1024, lasting, ours);
    }
}
