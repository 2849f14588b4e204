package io.breakwater.agent.bridge;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What makes attempts of one asynchronous call after the first. */
interface Attempt {

    /** Gets ready on a thread that is not to be held up by it. What it throws is our fault: there is no attempt then. */
    void prepare() throws Throwable;

    /** Makes one. What it throws is what the application's method throws. */
    @Nullable
    CompletionStage<@Nullable Object> make() throws Throwable;
}
