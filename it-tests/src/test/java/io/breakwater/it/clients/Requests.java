package io.breakwater.it.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A client, as an application uses it: no timeout is longer than {@link #TIMEOUT_MILLIS}. */
interface Requests {

    int TIMEOUT_MILLIS = 700;

    /** Sends a request, with a text as its body if it is a POST, and says {@code <status> <body>}. */
    String send(String method, String url) throws Exception;

    /** The same for whatever stands before the URL. */
    default String sendAsTold(String way, String url) throws Exception {
        return send(way, url);
    }

    /** How many connections it has lent out and not got back. */
    int lent();

    /** Sends what it is told on stdin, {@code <method> <url>}, or tells how many connections are {@code lent}. */
    static void serve(Requests client) throws IOException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("lent")) {
                System.out.println("OK " + client.lent());
                continue;
            }
            String[] words = line.split(" ", 2);
            try {
                System.out.println("OK " + client.sendAsTold(words[0], words[1]));
            } catch (Exception thrown) {
                StringBuilder chain = new StringBuilder();
                for (Throwable link = thrown; link != null; link = link.getCause()) {
                    chain.append(' ').append(link.getClass().getSimpleName());
                }
                System.out.println("OK failed:" + chain);
            }
        }
    }
}
