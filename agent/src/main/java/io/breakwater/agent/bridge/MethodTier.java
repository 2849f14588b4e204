package io.breakwater.agent.bridge;

import static java.util.Objects.requireNonNull;

import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.DiscardedResult;
import io.breakwater.core.Outcome;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.fallback.Tier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A tier that is a method of the application. It is called the way the application calls it: through its woven body, so
 * its own circuit and retries hold.
 */
final class MethodTier implements Tier<TierCall, Object> {

    private final MethodPattern pattern;
    private final Bindings bindings;
    private final CircuitBinding first;
    private final InstanceSource instances;
    /** Null = its result is what the first tier returns. */
    private final @Nullable ResultAdapter adapter;

    MethodTier(FallbackSpec.TierSpec spec, Bindings bindings, CircuitBinding binding, InstanceTracker tracker) {
        this.pattern = spec.method();
        this.bindings = bindings;
        this.first = binding;
        this.instances = new InstanceSource(spec.instance(), pattern.type().toString(), tracker);
        this.adapter = spec.adapter() == null ? null : ResultAdapter.of(spec.adapter());
    }

    /** As it is configured now. */
    private CircuitBinding binding() {
        return bindings.current(first);
    }

    @Override
    public String name() {
        return pattern.name();
    }

    @Override
    public @Nullable String unavailable(TierCall call) {
        String refusal = binding().circuit().unavailable();
        if (refusal != null) {
            return refusal;
        }
        try {
            Class<?> type = call.visible(pattern.type().toString());
            Method method = find(type, call);
            if (method == null) {
                return "it has no single method " + pattern.method() + " that takes the arguments of "
                        + call.shape().describe();
            }
            String unfit = unfit(method.getReturnType(), call);
            if (unfit != null) {
                return unfit;
            }
            if (!method.trySetAccessible()) {
                return "its module does not let it be called";
            }
            // Last: it may construct one.
            return Modifier.isStatic(method.getModifiers()) ? null : instances.provide(type, call);
        } catch (ClassNotFoundException invisible) {
            return "its type cannot be seen from " + call.shape().type();
        } catch (LinkageError broken) {
            return "its type cannot be linked: " + broken.getClass().getName();
        }
    }

    private @Nullable String unfit(Class<?> returned, TierCall call) throws ClassNotFoundException {
        Staging staging = call.staging();
        if (staging != null) {
            if (!staging.takes(returned)) {
                return "it returns " + returned.getName() + ", and only a " + staging.wanted()
                        + " can answer in place of one";
            }
            return adapter == null ? null : adapter.unavailable(Object.class, call);
        }
        if (adapter != null) {
            return adapter.unavailable(returned, call);
        }
        return Types.mayFit(returned, call.returnType())
                ? null
                : "it returns " + returned.getName() + ", which is no "
                        + call.shape().returnType();
    }

    @Override
    public @Nullable Object call(TierCall call) throws Throwable {
        Object answer = invoke(call);
        if (adapter == null && !Types.fits(answer, call.returnType())) {
            throw new ClassCastException(
                    "it returned a value that is no " + call.shape().returnType());
        }
        return answer;
    }

    /** On this thread, and without waiting for what it begins. */
    @Override
    public CompletionStage<Object> callAsync(TierCall call) throws Throwable {
        return requireNonNull(call.staging(), "staging").stage(requireNonNull(invoke(call), "the tier returned null"));
    }

    private @Nullable Object invoke(TierCall call) throws Throwable {
        Class<?> type = call.visible(pattern.type().toString());
        Method method = find(type, call);
        Object instance = call.takeInstance();
        if (method == null || (instance == null && !Modifier.isStatic(method.getModifiers()))) {
            throw new IllegalStateException("the tier was not found to be available");
        }
        method.setAccessible(true);
        try {
            return method.invoke(instance, call.arguments());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    @Override
    public boolean isAnswer(@Nullable Object result) {
        return binding().spec().classifier().classify(result, null) == Outcome.SUCCEEDED;
    }

    @Override
    public @Nullable Object adapted(TierCall call, @Nullable Object result) throws Throwable {
        if (adapter == null) {
            return result;
        }
        if (call.staging() != null) {
            return adapter.adapt(result, Object.class, call);
        }
        Method method = find(call.visible(pattern.type().toString()), call);
        if (method == null) {
            throw new IllegalStateException("the tier is not there any more"); // null would be taken for an answer
        }
        return adapter.adapt(result, method.getReturnType(), call);
    }

    @Override
    public boolean mayAskOthers(TierCall call, @Nullable Object result, @Nullable Throwable thrown) {
        if (call.staging() != null && thrown instanceof CancellationException) {
            return false; // an order to stop
        }
        boolean acts = call.isWrite() || acts(call);
        CallRefusedException refusal = CallRefusedException.of(thrown);
        if (!acts
                && refusal != null
                && refusal.circuit().equals(binding().circuit().name())) {
            return true; // it became unavailable just now. A write may have got it from further in, after it had acted
        }
        ConfiguredClassifier classifier = binding().spec().classifier();
        if (classifier.classify(result, thrown) == Outcome.IGNORED) {
            return false;
        }
        return classifier.mayRepeat(acts, result, thrown);
    }

    /** By what the tier itself says. What it was called on is gone, and what depends on that is taken to act. */
    private boolean acts(TierCall call) {
        String method = pattern.method().toString();
        return binding().spec().writesOf(pattern.type().toString(), method).isWrite(method, null, call.arguments());
    }

    @Override
    public void discard(@Nullable Object result) {
        try {
            DiscardedResult.close(result);
        } catch (Throwable broken) {
            BreakwaterGate.suppressed(broken);
        }
    }

    /**
     * The method that is meant: the one with the parameters that the pattern gives, else with the first tier's
     * parameters, else the only one of that name with as many. Null = none, or more than one.
     */
    private @Nullable Method find(Class<?> type, TierCall call) {
        List<String> wanted = pattern.parameters() == null ? call.shape().parameters() : pattern.parameters();
        Method sameCount = null;
        int sameCounts = 0;
        for (Method method : type.getDeclaredMethods()) {
            if (method.isBridge() || !method.getName().equals(pattern.method().toString())) {
                continue;
            }
            List<String> names = Types.parameterNames(method);
            if (names.size() != call.shape().parameters().size()) {
                continue;
            }
            if (names.equals(wanted)) {
                return method;
            }
            if (pattern.matchesMethod(method.getName(), names)) {
                sameCount = method;
                sameCounts++;
            }
        }
        return sameCounts == 1 ? sameCount : null;
    }
}
