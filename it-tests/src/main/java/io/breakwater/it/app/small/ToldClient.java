package io.breakwater.it.app.small;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that does as its caller says: {@code ok}, {@code fail}, {@code slow}, {@code hold} until it is released, and
 * {@code busy <seconds>}, which fails in the first attempt and says when to come back. All of its methods do the same; a
 * configuration can have a circuit for each.
 */
public class ToldClient {

    private static final long SLOW_MILLIS = 150;

    /** Bodies that have run since this was last set to zero. */
    final AtomicInteger attempts = new AtomicInteger();

    final CountDownLatch held = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);

    /** An answer with a status, as clients return it that throw nothing. */
    public record Answer(int status, double retryAfter) {}

    public String rate(String what) {
        return answer(what);
    }

    public String slow(String what) {
        return answer(what);
    }

    public String limited(String what) {
        return answer(what);
    }

    public String observed(String what) {
        return answer(what);
    }

    public String cut(String what) {
        return answer(what);
    }

    public String floor(String what) {
        return answer(what);
    }

    public String later(String what) {
        return answer(what);
    }

    /** Returns what the others throw. */
    public Answer status(String what) {
        try {
            answer(what);
            return new Answer(200, 0);
        } catch (BusyException busy) {
            return new Answer(429, busy.getRetryAfter());
        }
    }

    public String untraced(String what) {
        return answer(what);
    }

    public String traced(String what) {
        return answer(what);
    }

    public String valued(String what) {
        return answer(what);
    }

    public int count(String what) {
        return answer(what).length();
    }

    public String probed(String what) {
        return answer(what);
    }

    private String answer(String what) {
        boolean first = attempts.incrementAndGet() == 1;
        String[] words = what.split(" ", -1);
        switch (words[0]) {
            case "fail" -> throw new IllegalStateException("503");
            case "busy" -> {
                if (first) {
                    throw new BusyException(Double.parseDouble(words[1]));
                }
            }
            case "slow" -> pause();
            case "hold" -> hold();
            default -> {}
        }
        return "fine";
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold() {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
