package io.breakwater.it.app.small;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls that it is told on stdin: {@code get}, {@code fail <n>}; {@code begin} starts a call that lasts until
 * {@code end}; {@code hold <type> <field>} and {@code gone} look after a class loader.
 */
public final class LongCalls {

    private final FlakyAccounts accounts = new FlakyAccounts(0);
    private final LoaderPeek peek = new LoaderPeek();
    private CountDownLatch mayEnd = new CountDownLatch(1);
    private @Nullable Thread caller;
    private volatile String ended = "nothing";

    private LongCalls() {}

    public static void main(String[] args) throws Exception {
        LongCalls calls = new LongCalls();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + calls.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "fail" -> fail(Integer.parseInt(words[1]));
            case "begin" -> begin();
            case "end" -> end();
            case "hold" -> peek.hold(words[1], words[2]);
            case "gone" -> peek.gone();
            default -> get();
        };
    }

    private String fail(int times) {
        accounts.failNext(times);
        return "fails";
    }

    private String get() {
        try {
            return accounts.getAccount("7");
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private String begin() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        mayEnd = new CountDownLatch(1);
        caller = new Thread(() -> {
            try {
                ended = lasting(inside, mayEnd);
            } catch (IOException | InterruptedException failed) {
                ended = failed.toString();
            }
        });
        caller.start();
        inside.await();
        return "begun";
    }

    private String end() throws InterruptedException {
        mayEnd.countDown();
        if (caller != null) {
            caller.join();
            caller = null;
        }
        return ended;
    }

    /** A call that lasts. */
    public String lasting(CountDownLatch inside, CountDownLatch end) throws IOException, InterruptedException {
        inside.countDown();
        end.await();
        return "lasted";
    }
}
