package io.breakwater.it.app.manners;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Calls clients with what nobody else may see, and gets it back in what they return and throw. */
@SuppressWarnings("DoNotCallSuggester") // they fail for whoever calls them
public final class SecretCalls {

    private final String secret;

    private SecretCalls(String secret) {
        this.secret = secret;
    }

    /** What a call answers. */
    public record Answer(int status, String body) {

        /** A property that cannot be read, and says why. */
        public int broken() {
            throw new IllegalStateException("cannot read " + body);
        }
    }

    public static void main(String[] args) throws IOException {
        SecretCalls calls = new SecretCalls(args[0]);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + calls.answer(line));
        }
    }

    private String answer(String what) throws MalformedURLException {
        URL url =
                URI.create("http://127.0.0.1:1/" + secret + "?token=" + secret).toURL();
        Map<String, String> headers = Map.of("Authorization", secret);
        try {
            return what.equals("first")
                    ? "status " + ask(url, headers, secret).status()
                    : "status " + look(url, secret).status();
        } catch (RuntimeException thrown) {
            return "failed";
        }
    }

    /** The method of the first tier. */
    public Answer ask(URL url, Map<String, String> headers, String body) {
        throw new IllegalStateException(
                "no answer from " + url + " with " + headers, new IllegalArgumentException(body));
    }

    /** The method of the second tier. */
    public Answer askElsewhere(URL url, Map<String, String> headers, String body) {
        throw new UnsupportedOperationException(url + body + headers);
    }

    /** Returns what counts as a failure, or cannot be read. */
    public Answer look(URL url, String body) {
        return new Answer(503, url + body);
    }

    /** A probe. */
    public static void probe() {
        throw new IllegalStateException("s3cr3t-marker in the message of a probe");
    }
}
