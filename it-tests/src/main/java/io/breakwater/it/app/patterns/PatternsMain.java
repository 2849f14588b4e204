package io.breakwater.it.app.patterns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Makes the calls that it is told on stdin, {@code <method> <argument>}, until the input ends. */
public final class PatternsMain {

    private static final Early EARLY = new Early();
    private static final Shared SHARED = new Shared();
    private static final Listener LISTENER = what -> Clients.answer("told " + what);

    private PatternsMain() {}

    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + end(line.split(" ", 2)));
        }
    }

    private static String end(String[] words) {
        Clients.forget();
        try {
            return call(words[0], words.length > 1 ? words[1] : "");
        } catch (IOException | InterruptedException | RuntimeException thrown) {
            return thrown.toString();
        }
    }

    private static String call(String method, String argument) throws IOException, InterruptedException {
        return switch (method) {
            case "early" -> EARLY.find(argument);
            case "all" -> EARLY.findAll();
            case "number" -> EARLY.load(Integer.parseInt(argument));
            case "text" -> EARLY.load(argument);
            case "ping" -> EARLY.ping();
            case "count" -> EARLY.count();
            case "late" -> new Late().find(argument);
            case "late-count" -> new Late().count();
            case "call" -> new Late().call();
            case "proxy" -> proxy().find(argument);
            case "told" -> LISTENER.told(argument);
            case "request" -> SHARED.request(URI.create(argument));
            case "http" -> http(argument);
            default -> throw new IllegalArgumentException(method);
        };
    }

    /** Clients made from an interface, as many libraries make them. */
    private static Accounts proxy() {
        return (Accounts) Proxy.newProxyInstance(
                PatternsMain.class.getClassLoader(),
                new Class<?>[] {Accounts.class},
                (proxy, method, arguments) -> Clients.answer("proxy " + arguments[0]));
    }

    private static String http(String target) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(target)).build(), HttpResponse.BodyHandlers.ofString());
        return "status " + response.statusCode();
    }
}
