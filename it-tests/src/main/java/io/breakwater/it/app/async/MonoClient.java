package io.breakwater.it.app.async;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A client that answers as Monos, and does at each subscription what it has been told. */
class MonoClient {

    private final Script script;
    final AtomicInteger cancelled = new AtomicInteger();
    /** What the contexts of the subscribers said. */
    final List<String> users = new CopyOnWriteArrayList<>();

    MonoClient(Script script) {
        this.script = script;
    }

    Mono<String> get(String id) {
        return Mono.deferContextual(context -> {
                    users.add(context.getOrDefault("user", "nobody"));
                    return switch (script.attempt()) {
                        case "fail" -> Mono.<String>error(new IOException("503"));
                        case "empty" -> Mono.<String>empty();
                        case "open" -> Mono.<String>never();
                        default -> Mono.just("account " + id);
                    };
                })
                .doOnCancel(cancelled::incrementAndGet);
    }

    Mono<String> second(String id) {
        return Mono.deferContextual(
                context -> Mono.just("second " + id + " for " + context.getOrDefault("user", "nobody")));
    }

    Flux<String> all() {
        return Flux.just("account 7", "account 8");
    }

    /** Waits, as a synchronous client on top of an asynchronous one does. */
    String waiting(String id) {
        return String.valueOf(get(id).block());
    }
}
