package io.breakwater.agent.weave;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** An interface with bodies. A copy of it is woven. */
public interface WovenSampleApi {

    default CompletionStage<String> byDefault(Supplier<CompletionStage<String>> body) {
        return body.get();
    }

    default CompletionStage<String> callHidden(Supplier<CompletionStage<String>> body) {
        return hiddenInInterface(body);
    }

    private CompletionStage<String> hiddenInInterface(Supplier<CompletionStage<String>> body) {
        return body.get();
    }
}
