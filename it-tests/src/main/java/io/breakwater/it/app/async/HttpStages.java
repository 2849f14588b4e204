package io.breakwater.it.app.async;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the URL that it is given with the JDK's client, for each line on stdin: {@code send} or {@code sendAsync}. */
public final class HttpStages {

    private HttpStages() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0])).build();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + status(client, request, line));
        }
    }

    private static String status(HttpClient client, HttpRequest request, String how) throws InterruptedException {
        try {
            HttpResponse<String> response = how.equals("send")
                    ? client.send(request, BodyHandlers.ofString())
                    : client.sendAsync(request, BodyHandlers.ofString()).get(20, TimeUnit.SECONDS);
            return "status " + response.statusCode();
        } catch (IOException | TimeoutException failed) {
            return failed.toString();
        } catch (ExecutionException failed) {
            return String.valueOf(failed.getCause());
        }
    }
}
