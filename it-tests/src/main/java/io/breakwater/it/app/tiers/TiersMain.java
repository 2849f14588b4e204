package io.breakwater.it.app.tiers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks for accounts as it is told on stdin. */
public final class TiersMain {

    private static final MainAccounts ACCOUNTS = new MainAccounts(false);

    private static @Nullable MapAccounts other;

    private TiersMain() {}

    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String end;
            try {
                end = call(line);
            } catch (RuntimeException down) {
                end = tell(down);
            }
            System.out.println("OK " + end);
        }
    }

    private static String call(String line) {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "adapted" -> ACCOUNTS.adapted(words[1]).toString();
            case "fresh" -> ACCOUNTS.fresh(words[1]).toString();
            case "shared" -> ACCOUNTS.shared(words[1]).toString();
            case "last" -> ACCOUNTS.last(words[1]).toString();
            case "create" -> ACCOUNTS.createAccount(words[1]).toString();
            case "open" -> open(words[1]);
            case "drop" -> drop();
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String open(String name) {
        other = new MapAccounts(name);
        return "open";
    }

    private static String drop() {
        WeakReference<@Nullable MapAccounts> dropped = new WeakReference<>(other);
        other = null;
        while (dropped.get() != null) {
            System.gc();
        }
        return "dropped";
    }

    private static String tell(Throwable e) {
        StringBuilder text = new StringBuilder(e.getClass().getName() + "(" + e.getMessage() + ")");
        for (Throwable suppressed : e.getSuppressed()) {
            text.append(" + ").append(tell(suppressed));
        }
        return text.toString();
    }
}
