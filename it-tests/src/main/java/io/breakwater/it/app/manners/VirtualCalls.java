package io.breakwater.it.app.manners;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/**
 * Calls a client from many virtual threads at once, each call failing the first time, and tells how long it took and from
 * which methods a thread held on to its carrier. By reflection: this is compiled for JDKs without virtual threads.
 */
public final class VirtualCalls {

    private static final int MOST_LOOKS = 400;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();

    private VirtualCalls() {}

    public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
        VirtualCalls calls = new VirtualCalls();
        Set<String> pinning = ConcurrentHashMap.newKeySet();
        try (RecordingStream recording = new RecordingStream()) {
            recording.enable(PINNED).withStackTrace().withThreshold(Duration.ZERO);
            recording.onEvent(PINNED, event -> {
                if (event.getStackTrace() != null) {
                    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                        pinning.add(frame.getMethod().getType().getName() + "."
                                + frame.getMethod().getName());
                    }
                }
            });
            recording.startAsync();
            calls.ask("first"); // whatever there is to be loaded is loaded
            System.out.println("took " + calls.askFromThreads(Integer.parseInt(args[0])));
            holdOn();
            awaitEvent(pinning);
        }
        System.out.println("pinned " + pinning);
    }

    private long askFromThreads(int number) throws ReflectiveOperationException, InterruptedException {
        Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String question = "q" + i;
            threads.add((Thread) startVirtualThread.invoke(null, (Runnable) () -> ask(question)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failedOnce.size() != number + 1) {
            System.out.println("only " + failedOnce.size() + " have failed");
        }
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Fails once for each question. */
    public String ask(String question) {
        if (failedOnce.add(question)) {
            throw new IllegalStateException(question);
        }
        return question;
    }

    /** Events come in order, within a second or so: with the last one here, the earlier ones are. */
    private static void awaitEvent(Set<String> pinning) throws InterruptedException {
        for (int i = 0; i < MOST_LOOKS && noneFrom(Held.class, pinning); i++) {
            Thread.sleep(50);
        }
        Thread.sleep(50);
    }

    private static boolean noneFrom(Class<?> type, Set<String> pinning) {
        return pinning.stream().noneMatch(method -> method.startsWith(type.getName()));
    }

    /** Pins its carrier on any JDK, so that a recording that sees nothing has seen nothing: a class that is initialised. */
    private static void holdOn() throws ReflectiveOperationException, InterruptedException {
        Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
        ((Thread) startVirtualThread.invoke(null, (Runnable) Held::hold)).join();
    }

    private static final class Held {

        static {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        static void hold() {}
    }
}
