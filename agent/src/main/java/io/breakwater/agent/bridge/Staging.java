package io.breakwater.agent.bridge;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How what methods return becomes a stage, for one asynchronous call and the tiers that are asked for it. */
interface Staging {

    /** Whether a method with this return type can answer in place of the first one. */
    boolean takes(Class<?> returned);

    /** What such a method is to return, in words. */
    String wanted();

    /** Ends as that ends which a method has returned. For what can be subscribed to, this is the subscription. */
    CompletionStage<@Nullable Object> stage(Object returned) throws Throwable;

    /** What is returned is a stage already. */
    Staging STAGES = new Staging() {

        @Override
        public boolean takes(Class<?> returned) {
            return CompletionStage.class.isAssignableFrom(returned);
        }

        @Override
        public String wanted() {
            return "CompletionStage";
        }

        @Override
        @SuppressWarnings("unchecked") // whatever it is completed with is an object
        public CompletionStage<@Nullable Object> stage(Object returned) {
            return (CompletionStage<@Nullable Object>) returned;
        }
    };
}
