package io.breakwater.agent.bridge;

import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.health.Probe;
import io.breakwater.core.health.ProbeFailedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;

/**
 * A probe that is a static method of the application, found on its class path at each check. It is well unless it throws
 * or returns false.
 */
record StaticMethodProbe(MethodPattern pattern) implements Probe {

    @Override
    public void check(Duration timeout) throws Exception {
        Class<?> type = Class.forName(pattern.type().toString(), true, ClassLoader.getSystemClassLoader());
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
}
