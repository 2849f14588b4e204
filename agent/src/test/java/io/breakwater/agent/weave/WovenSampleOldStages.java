package io.breakwater.agent.weave;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Of a kind that compilers of Java 5 have made, when the test has changed its version. */
public class WovenSampleOldStages {

    public CompletableFuture<String> future(Supplier<CompletableFuture<String>> body) {
        return body.get();
    }
}
