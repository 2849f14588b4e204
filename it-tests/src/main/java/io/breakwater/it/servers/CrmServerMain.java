package io.breakwater.it.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The CRM as a process: {@code CrmServerMain <sdkPort> <restPort>}, port 0 for any.
 *
 * <p>Says {@code READY <sdkPort> <restPort>}, then obeys lines on stdin ({@code sdk 503}, {@code sdk,meta close}, {@code rest
 * slow 700}, {@code sdk 503 then ok}, {@code count sdk}, {@code count sdk POST}, {@code reset}) and acknowledges each on
 * stdout. Ends with stdin.
 */
public final class CrmServerMain {
    private CrmServerMain() {}

    public static void main(String[] args) throws IOException {
        try (CrmServer server = new CrmServer(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("READY " + server.sdkPort() + " " + server.restPort());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    System.out.println(obey(server, line.strip()));
                }
            }
        }
    }

    private static String obey(CrmServer server, String line) {
        String[] words = line.split("\\s+", 2);
        try {
            if (words[0].equals("count")) {
                return "COUNT " + words[1] + " " + server.count(words[1]);
            }
            if (words[0].equals("reset")) {
                server.resetCounts();
            } else {
                server.tell(words[0], words[1]);
            }
            return "OK " + line;
        } catch (RuntimeException e) {
            return "BAD " + line + ": " + e;
        }
    }
}
