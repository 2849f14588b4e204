package org.springframework.web.reactive.function.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** As much of Spring's type of this name as is asked by name. */
public interface ClientResponse {

    Release releaseBody();

    /**
     * Stands in for the Mono: nothing happens before somebody subscribes.
     *
     * @param subscribed what happens then
     */
    record Release(Supplier<CompletableFuture<Void>> subscribed) {

        public CompletableFuture<Void> toFuture() {
            return subscribed.get();
        }
    }
}
