package io.breakwater.agent.bridge;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Static methods of an application that say whether all is well; not all of them do so the way they should. */
final class Callee {

    static final AtomicInteger ASKED = new AtomicInteger();

    /** What {@link #isUp} answers. */
    static volatile boolean up = true;

    private Callee() {}

    static void ok() {
        ASKED.incrementAndGet();
    }

    static boolean isUp() {
        return up;
    }

    static String report() {
        return "false"; // a text is no verdict
    }

    static boolean fails() throws IOException {
        throw new IOException("http://localhost/?key=hidden");
    }

    static void hangs() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    static boolean breaks() {
        if (ASKED.get() >= 0) {
            throw new AssertionError();
        }
        return true;
    }

    boolean ofInstance() {
        return up;
    }

    static boolean withParameter(int depth) {
        return depth > 0;
    }
}
