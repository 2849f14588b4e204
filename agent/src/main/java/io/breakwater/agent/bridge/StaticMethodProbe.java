package io.breakwater.agent.bridge;

import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.health.Probe;
import io.breakwater.core.health.ProbeFailedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A probe that is a static method of the application, found at each check. It is well unless it throws or returns false.
 *
 * @param loader where it is looked for before the application's class path; null = nowhere else
 */
record StaticMethodProbe(MethodPattern pattern, Supplier<? extends @Nullable ClassLoader> loader) implements Probe {

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
        ClassLoader ofTheCircuit = loader.get();
        if (ofTheCircuit != null) {
            try {
                return Class.forName(name, true, ofTheCircuit);
            } catch (ClassNotFoundException elsewhere) {
                // It may be on the application's class path, in a server say.
            }
        }
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
}
