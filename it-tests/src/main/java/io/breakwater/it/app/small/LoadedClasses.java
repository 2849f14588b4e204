package io.breakwater.it.app.small;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** Loads each class that it is given, says how many milliseconds that took, and of the processor, and stays until its input ends. */
public final class LoadedClasses {

    private LoadedClasses() {}

    public static void main(String[] args) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (String name : args) {
            Class.forName(name);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        processor = threads.getCurrentThreadCpuTime() - processor;
        System.out.println("loaded " + args.length + " in " + millis + " ms, "
                + TimeUnit.NANOSECONDS.toMillis(processor) + " ms of the processor");
        while (System.in.read() >= 0) {
            // whatever it says
        }
    }
}
