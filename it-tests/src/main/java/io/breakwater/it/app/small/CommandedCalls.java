package io.breakwater.it.app.small;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Makes the calls that it is told on stdin: {@code get}, {@code create}, {@code fail <n>}, until the input ends. */
public final class CommandedCalls {

    private CommandedCalls() {}

    public static void main(String[] args) throws IOException {
        FlakyAccounts accounts = new FlakyAccounts(0);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + answer(accounts, line));
        }
        System.out.println("reached " + accounts.reached());
    }

    private static String answer(FlakyAccounts accounts, String line) {
        if (line.startsWith("fail ")) {
            accounts.failNext(Integer.parseInt(line.substring("fail ".length())));
            return line;
        }
        try {
            return line.equals("create") ? accounts.createAccount("acme") : accounts.getAccount("7");
        } catch (RuntimeException e) {
            StringBuilder text = new StringBuilder(e.toString());
            for (Throwable suppressed : e.getSuppressed()) {
                text.append(" + ").append(suppressed);
            }
            return text.toString();
        }
    }
}
