package io.breakwater.it.app.async;

import io.breakwater.it.app.small.LoaderPeek;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Calls {@link MonoClient} as it is told on stdin, and tells how each call ended and where the client was subscribed to.
 * {@code kept} is one Mono that is assembled once and subscribed to each time.
 */
public final class MonoCalls {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Script script = new Script();
    private final MonoClient client = new MonoClient(script);
    private final LoaderPeek peek = new LoaderPeek();
    private final Mono<String> kept = client.get("kept");
    private @Nullable Disposable begun;

    private MonoCalls() {}

    public static void main(String[] args) throws Exception {
        MonoCalls calls = new MonoCalls();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + calls.answer(Arrays.asList(line.split(" ", -1))));
        }
    }

    private String answer(List<String> words) throws Exception {
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "tell" -> {
                script.tell(rest);
                yield "told";
            }
            case "assemble" ->
                client.get("7").getClass().getName().startsWith("reactor.") + " [" + script.places() + "]";
            case "get" -> end(client.get("7"));
            case "kept" -> end(kept);
            case "context" -> end(client.get("7").contextWrite(context -> context.put("user", "jane"))) + " " + users();
            case "timeout" -> {
                script.tell(List.of("open"));
                yield end(client.get("7").timeout(Duration.ofMillis(50))) + ", cancelled " + client.cancelled.get();
            }
            case "begin" -> {
                script.tell(List.of("open"));
                begun = client.get("7").subscribe();
                yield "begun";
            }
            case "cancel" -> {
                if (begun != null) {
                    begun.dispose();
                }
                yield "cancelled " + client.cancelled.get();
            }
            case "waiting" -> client.waiting("7") + " [" + script.places() + "]";
            case "all" -> String.valueOf(client.all().collectList().block(LONG));
            case "hold" -> peek.hold(rest.get(0), rest.get(1));
            case "gone" -> peek.gone();
            default -> throw new IOException(words.toString());
        };
    }

    private String users() {
        String all = client.users.toString();
        client.users.clear();
        return all;
    }

    private String end(Mono<String> mono) {
        String end = mono.defaultIfEmpty("empty")
                .onErrorResume(failed -> Mono.just("failed " + failed))
                .block(LONG);
        return end + " [" + script.places() + "]";
    }
}
