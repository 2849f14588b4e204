package io.breakwater.agent.bridge;

import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.health.Probe;
import io.breakwater.core.health.ProbeFailedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A probe that is a static method of the application, found at each check. It is well unless it throws or returns false.
 *
 * @param loaders where it is looked for, in this order, before the application's class path
 */
record StaticMethodProbe(MethodPattern pattern, Supplier<? extends List<ClassLoader>> loaders) implements Probe {

    @Override
    public void check(Duration timeout) throws Exception {
        Class<?> type = type();
        Method method = type.getDeclaredMethod(pattern.method().toString());
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new ProbeFailedException(pattern.name() + " is not static");
        }
        method.setAccessible(true);
        Object answer;
        try {
            answer = method.invoke(null);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception own) {
                throw own;
            }
            throw thrown;
        }
        if (Boolean.FALSE.equals(answer)) {
            throw new ProbeFailedException(pattern.name() + " returned false");
        }
    }

    private Class<?> type() throws ClassNotFoundException {
        String name = pattern.type().toString();
        for (ClassLoader loader : loaders.get()) {
            try {
                return Class.forName(name, true, loader);
            } catch (ClassNotFoundException | IllegalStateException | LinkageError elsewhere) {
                // It does not have it, or belongs to an application that has been stopped.
            }
        }
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
}
