package io.breakwater.agent.bridge;

import io.breakwater.agent.config.StaticMethod;
import io.breakwater.agent.config.TierAdapter;
import org.jspecify.annotations.Nullable;

/** Makes a tier's result into what the first tier returns. Implementations are thread-safe. */
interface ResultAdapter {

    /** The one that is configured. */
    static ResultAdapter of(TierAdapter configured) {
        StaticMethod method = configured.method();
        return method == null ? new ReadyMadeAdapter() : new StaticMethodAdapter(method);
    }

    /** Why it cannot adapt what a tier returns as this type, in words; null = it can. */
    @Nullable
    String unavailable(Class<?> from, TierCall call) throws ClassNotFoundException;

    /** Throws what the adapter throws, or an exception of ours where its types do not fit. */
    @Nullable
    Object adapt(@Nullable Object result, Class<?> from, TierCall call) throws Throwable;
}
