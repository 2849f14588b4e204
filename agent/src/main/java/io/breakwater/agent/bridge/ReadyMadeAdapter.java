package io.breakwater.agent.bridge;

import io.breakwater.agent.adapt.ZohoCrmSdkAdapter;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The adapter that comes with the agent, which goes by the method that the application has called. */
final class ReadyMadeAdapter implements ResultAdapter {

    @Override
    public @Nullable String unavailable(Class<?> from, TierCall call) {
        Method first = call.method();
        if (first == null) {
            return call.shape().describe() + " cannot be found in its own class";
        }
        return call.staging() == null
                ? ZohoCrmSdkAdapter.unavailable(first, from)
                : "its adapter " + ZohoCrmSdkAdapter.NAME + " is for methods that wait for their answer";
    }

    @Override
    public Object adapt(@Nullable Object result, Class<?> from, TierCall call) throws Exception {
        Method first = call.method();
        if (first == null) {
            throw new IllegalStateException("it was not found to be available");
        }
        return ZohoCrmSdkAdapter.adapt(first, result);
    }
}
