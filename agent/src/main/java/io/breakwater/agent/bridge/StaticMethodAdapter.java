package io.breakwater.agent.bridge;

import io.breakwater.agent.config.StaticMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A static method of the application that makes a tier's result into what the first tier returns. Known by name, and looked
 * up through the loader of the first tier's class at each call. Thread-safe.
 *
 * <p>Of several methods of that name it is the one whose parameter is the very type that the tier's method returns, else the
 * only one that can take it. Of a tier that answers as a stage it is given what that was completed with, of which no type is
 * known: there it is the one that takes any object, else the only one of that name. {@code ChainProof} tells by class files
 * what is decided here by classes.
 */
final class StaticMethodAdapter implements ResultAdapter {

    private final StaticMethod named;

    StaticMethodAdapter(StaticMethod named) {
        this.named = named;
    }

    @Override
    public @Nullable String unavailable(Class<?> from, TierCall call) throws ClassNotFoundException {
        if (from == void.class) {
            return "it returns void, which " + named + " cannot adapt";
        }
        Class<?> owner = call.find(named.type());
        if (owner == null) {
            return "its adapter " + named.type() + " cannot be seen from "
                    + call.shape().type();
        }
        Method method = find(owner, from, call.answerType());
        if (method == null) {
            return "its adapter has no single static method " + named.method() + " that takes a " + from.getName()
                    + " and returns a " + call.answerType().getName();
        }
        return method.trySetAccessible()
                ? null
                : "the module of its adapter " + named.type() + " does not let it be called";
    }

    @Override
    public @Nullable Object adapt(@Nullable Object result, Class<?> from, TierCall call) throws Throwable {
        Method method = find(call.visible(named.type()), from, call.answerType());
        if (method == null) {
            throw new IllegalStateException("the adapter is not there any more");
        }
        method.setAccessible(true);
        if (!Types.fits(result, method.getParameterTypes()[0])) {
            throw new ClassCastException(named + " takes no "
                    + (result == null ? "null" : result.getClass().getName()));
        }
        Object answer;
        try {
            answer = method.invoke(null, result);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
        if (!Types.fits(answer, call.answerType())) {
            throw new ClassCastException(
                    named + " returned a value that is no " + call.shape().returnType());
        }
        return answer;
    }

    private @Nullable Method find(Class<?> owner, Class<?> from, Class<?> to) {
        Method single = null;
        int fitting = 0;
        for (Method method : owner.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers())
                    || method.isSynthetic()
                    || method.getParameterCount() != 1
                    || !method.getName().equals(named.method())
                    || !Types.mayFit(method.getReturnType(), to)) {
                continue;
            }
            Class<?> parameter = method.getParameterTypes()[0];
            if (parameter == from) {
                return method;
            }
            if (Types.mayFit(from, parameter)) {
                single = method;
                fitting++;
            }
        }
        return fitting == 1 ? single : null;
    }
}
