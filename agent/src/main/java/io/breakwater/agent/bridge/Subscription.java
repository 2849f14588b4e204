package io.breakwater.agent.bridge;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Subscribes to what a method has returned, with the context of who has subscribed to the call. Thread-safe. */
final class Subscription implements Attempt, Staging {

    private final Reactor reactor;
    private final Object publisher;
    private final Object context;

    Subscription(Reactor reactor, Object publisher, Object context) {
        this.reactor = reactor;
        this.publisher = publisher;
        this.context = context;
    }

    @Override
    public void prepare() {
        // All there is to subscribing has been looked up.
    }

    @Override
    public CompletionStage<@Nullable Object> make() throws Throwable {
        return reactor.subscribe(publisher, context);
    }

    @Override
    public boolean takes(Class<?> returned) {
        return reactor.isMono(returned);
    }

    @Override
    public String wanted() {
        return Reactor.MONO;
    }

    @Override
    public CompletionStage<@Nullable Object> stage(Object returned) throws Throwable {
        return reactor.subscribe(returned, context);
    }
}
