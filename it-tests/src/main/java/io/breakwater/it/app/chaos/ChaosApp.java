package io.breakwater.it.app.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads and creates accounts without pause: {@code ChaosApp URL OTHER_URL THREADS CALLS_A_SECOND}. Only asks the first server.
 * Says on stdout how each call ended, stops with the line {@code stop}, and ends with another or with stdin.
 */
public final class ChaosApp {

    /** One call of so many creates something. */
    private static final int CREATES = 4;

    private final FirstGateway first;
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean stopping;

    private ChaosApp(FirstGateway first) {
        this.first = first;
    }

    public static void main(String[] args) throws Exception {
        ChaosApp app = new ChaosApp(new FirstGateway(args[0]));
        SecondGateway second = new SecondGateway(args[1]);
        System.out.println("ready " + second.read("0")); // it is there, for whoever wants to use it
        int threads = Integer.parseInt(args[2]);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread caller = new Thread(() -> app.call(threads / Double.parseDouble(args[3])), "caller-" + i);
            caller.start();
            callers.add(caller);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        awaitStop(in);
        app.stopping = true;
        for (Thread caller : callers) {
            caller.join();
        }
        System.out.println("started " + app.calls.get());
        awaitStop(in); // whoever wants to look at what is left, may
    }

    private static void awaitStop(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals("stop")) {
            line = in.readLine();
        }
    }

    private void call(double secondsBetween) {
        long pause = (long) (secondsBetween * TimeUnit.SECONDS.toNanos(1));
        long next = System.nanoTime();
        while (!stopping) {
            long id = calls.incrementAndGet();
            boolean creates = id % CREATES == 0;
            String ended = end(creates, Long.toString(id));
            System.out.println("call " + (creates ? "create " : "read ") + id + " " + ended);
            next = Math.max(next + pause, System.nanoTime() - pause); // what a stall has cost is not made up for
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private String end(boolean creates, String id) {
        try {
            String answer = creates ? first.create(id) : first.read(id);
            return answer.equals("account " + id) ? "ok" : "wrong " + answer;
        } catch (Throwable failure) {
            return "failed " + failure.getClass().getName();
        }
    }
}
