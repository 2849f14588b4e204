package io.breakwater.agent.weave;

import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An application class whose methods return publishers, and leave it to the test what those do. A copy of it is woven. */
public class WovenSampleMonos {

    public Mono<String> get(Supplier<Mono<String>> body) {
        return body.get();
    }

    public Mono<String> named(String name, Supplier<Mono<String>> body) {
        return body.get();
    }

    public static Mono<String> second(Supplier<Mono<String>> body) {
        return body.get();
    }

    /** Waits for what it calls, as a synchronous client on top of an asynchronous one does. */
    public String waiting(Supplier<Mono<String>> body) {
        return get(body).block();
    }

    public Mono<String> nesting(Supplier<Mono<String>> body) {
        return get(body).map(answer -> "nested " + answer);
    }

    public Flux<String> many(Supplier<Flux<String>> body) {
        return body.get();
    }
}
