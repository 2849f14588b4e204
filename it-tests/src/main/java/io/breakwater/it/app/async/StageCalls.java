package io.breakwater.it.app.async;

import io.breakwater.it.app.small.LoaderPeek;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@link StageClient} as it is told on stdin, and tells how each call ended and where its attempts were made. {@code
 * tell} is for the attempts that follow; {@code begin} starts a call that {@code end}, {@code cancel} and {@code inner}
 * (which cancels what the client holds) are about.
 */
public final class StageCalls {

    private final Script script = new Script();
    private final StageClient client = new StageClient(script);
    private final LoaderPeek peek = new LoaderPeek();
    private CompletableFuture<String> begun = new CompletableFuture<>();

    private StageCalls() {}

    public static void main(String[] args) throws Exception {
        StageCalls calls = new StageCalls();
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
            case "get", "create", "around", "overridden", "super" -> ended(words.get(0));
            case "slow" -> timedOut();
            case "begin" -> {
                script.tell(List.of("open"));
                begun = some(client.get("7"));
                yield begun.isDone() ? "done" : "pending";
            }
            case "wait" -> {
                begun = some(client.get("7"));
                yield begun.isDone() ? "done" : "pending";
            }
            case "end" -> {
                client.open.complete("account 7");
                yield end(begun);
            }
            case "cancel" -> begun.cancel(true) + ", the client's own " + client.open.isCancelled();
            case "inner" -> client.open.cancel(true) + ", the application's own " + end(begun);
            case "places" -> script.places();
            case "hold" -> peek.hold(rest.get(0), rest.get(1));
            case "gone" -> peek.gone();
            default -> throw new IOException(words.toString());
        };
    }

    private static CompletableFuture<String> some(@Nullable CompletableFuture<String> future) {
        return future == null ? CompletableFuture.completedFuture("null") : future;
    }

    private String ended(String what) throws InterruptedException {
        try {
            StageClient.Overriding overriding = new StageClient.Overriding(script);
            CompletionStage<String> stage = switch (what) {
                case "create" -> client.createOrder("7");
                case "around" -> client.around("7");
                case "overridden" -> client.overridden("7");
                case "super" -> overriding.overridden("7").thenApply(answer -> answer + " x" + overriding.ran);
                default -> client.get("7");
            };
            String end = stage == null ? "null" : end(stage.toCompletableFuture());
            return end + " [" + script.places() + "]";
        } catch (RuntimeException thrown) {
            return "threw " + thrown.getMessage() + " [" + script.places() + "]";
        }
    }

    private String timedOut() throws InterruptedException {
        script.tell(List.of("open"));
        CompletableFuture<String> future = some(client.get("7")).orTimeout(50, TimeUnit.MILLISECONDS);
        String end = end(future);
        CompletableFuture<Boolean> stopped = client.open.handle((value, thrown) -> client.open.isCancelled());
        try {
            return end + ", the client's own " + stopped.get(10, TimeUnit.SECONDS) + " [" + script.places() + "]";
        } catch (ExecutionException | TimeoutException none) {
            return end + ", the client's own goes on";
        }
    }

    private static String end(CompletableFuture<String> future) throws InterruptedException {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return "failed " + failed.getCause();
        } catch (TimeoutException none) {
            return "nothing after 20 s";
        } catch (CancellationException cancelled) {
            return "cancelled";
        }
    }
}
