package io.breakwater.it.app.small;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Calls {@link ToldClient} for each line on stdin, {@code <method> <what to do>}, and tells how often the method ran, for
 * how long, and how it ended. {@code hold} starts a call that stays in flight until {@code release}.
 */
public final class ToldCalls {

    private static final ToldClient CLIENT = new ToldClient();

    private ToldCalls() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Thread holder = new Thread(() -> System.out.println("held call: " + CLIENT.limited("hold")));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line) {
                case "hold" -> {
                    holder.start();
                    CLIENT.held.await();
                    System.out.println("OK held");
                }
                case "release" -> {
                    CLIENT.released.countDown();
                    holder.join();
                    System.out.println("OK released");
                }
                default -> System.out.println("OK " + timed(line));
            }
        }
    }

    private static String timed(String line) {
        String[] words = line.split(" ", 2);
        CLIENT.attempts.set(0);
        long start = System.nanoTime();
        String end = end(words[0], words[1]);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return CLIENT.attempts + " attempts, " + millis + " ms: " + end;
    }

    private static String end(String method, String what) {
        try {
            return call(method, what).toString();
        } catch (RuntimeException thrown) {
            return thrown + ", frames: " + (thrown.getStackTrace().length > 0);
        }
    }

    private static Object call(String method, String what) {
        return switch (method) {
            case "rate" -> CLIENT.rate(what);
            case "slow" -> CLIENT.slow(what);
            case "limited" -> CLIENT.limited(what);
            case "observed" -> CLIENT.observed(what);
            case "cut" -> CLIENT.cut(what);
            case "floor" -> CLIENT.floor(what);
            case "later" -> CLIENT.later(what);
            case "status" -> CLIENT.status(what);
            case "untraced" -> CLIENT.untraced(what);
            case "traced" -> CLIENT.traced(what);
            case "valued" -> CLIENT.valued(what);
            case "count" -> CLIENT.count(what);
            case "probed" -> CLIENT.probed(what);
            default -> throw new IllegalArgumentException(method);
        };
    }
}
