package io.breakwater.core.fallback;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tier that answers with what the function gives: a throwable is thrown, "bad" and "bad and done" are no
 * answers; after the latter, or an IllegalArgumentException, nobody else may be asked; after an
 * UnsupportedOperationException it cannot tell.
 */
record ScriptedTier(String name, @Nullable String reason, Function<String, Object> answer)
        implements Tier<String, Object> {

    @Override
    public @Nullable String unavailable(String arguments) {
        return reason;
    }

    @Override
    public Object call(String arguments) throws Throwable {
        Object end = answer.apply(arguments);
        if (end instanceof Throwable thrown) {
            throw thrown;
        }
        return end;
    }

    @Override
    public boolean isAnswer(@Nullable Object result) {
        return !String.valueOf(result).startsWith("bad");
    }

    @Override
    public boolean mayAskOthers(String arguments, @Nullable Object result, @Nullable Throwable thrown) {
        if (thrown instanceof UnsupportedOperationException) {
            throw new IllegalStateException("cannot tell");
        }
        return !(thrown instanceof IllegalArgumentException) && !"bad and done".equals(result);
    }
}
