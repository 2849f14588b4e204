package io.breakwater.agent.bridge;

import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Outcome;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.fallback.Tier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tier that is a method of the application. It is called the way the application calls it: through its woven body, so
 * its own circuit and retries hold.
 */
final class MethodTier implements Tier<TierCall, Object> {

    private final MethodPattern pattern;
    private final Bindings bindings;
    private final CircuitBinding first;
    private final InstanceTracker instances;
    private final int instanceNumber;

    MethodTier(MethodPattern pattern, Bindings bindings, CircuitBinding binding, InstanceTracker instances) {
        this.pattern = pattern;
        this.bindings = bindings;
        this.first = binding;
        this.instances = instances;
        this.instanceNumber = instances.number(pattern.type().toString());
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
            if (!Types.mayFit(method.getReturnType(), call.returnType())) {
                return "it returns " + method.getReturnType().getName() + ", which is no "
                        + call.shape().returnType();
            }
            if (!Modifier.isStatic(method.getModifiers()) && instances.newest(instanceNumber, type) == null) {
                return "no live instance of it has been constructed since the agent started";
            }
            return method.trySetAccessible() ? null : "its module does not let it be called";
        } catch (ClassNotFoundException invisible) {
            return "its type cannot be seen from " + call.shape().type();
        } catch (LinkageError broken) {
            return "its type cannot be linked: " + broken.getClass().getName();
        }
    }

    @Override
    public @Nullable Object call(TierCall call) throws Throwable {
        Class<?> type = call.visible(pattern.type().toString());
        Method method = find(type, call);
        Object instance = instances.newest(instanceNumber, type);
        if (method == null || (instance == null && !Modifier.isStatic(method.getModifiers()))) {
            throw new IllegalStateException("the instance was collected since it was last looked at");
        }
        method.setAccessible(true);
        Object answer;
        try {
            answer = method.invoke(instance, call.arguments());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
        if (!Types.fits(answer, call.returnType())) {
            throw new ClassCastException(
                    "it returned a value that is no " + call.shape().returnType());
        }
        return answer;
    }

    @Override
    public boolean isAnswer(@Nullable Object result) {
        return binding().spec().classifier().classify(result, null) == Outcome.SUCCEEDED;
    }

    @Override
    public boolean mayAskOthers(TierCall call, @Nullable Object result, @Nullable Throwable thrown) {
        boolean acts =
                call.isWrite() || binding().spec().isWrite(pattern.method().toString());
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
