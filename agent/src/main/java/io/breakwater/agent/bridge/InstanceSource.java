package io.breakwater.agent.bridge;

import io.breakwater.agent.config.StaticMethod;
import io.breakwater.agent.config.TierInstance;
import io.breakwater.core.Failures;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Where the instance comes from on which a tier's method is called. Holds nothing of the application: see the package for why
 * a new instance is made for each call. Thread-safe.
 */
final class InstanceSource {

    private final TierInstance configured;
    private final InstanceTracker tracker;
    /** Of the type, where its instances are tracked. */
    private final int number;

    InstanceSource(TierInstance configured, String typeName, InstanceTracker tracker) {
        this.configured = configured;
        this.tracker = tracker;
        this.number = configured.kind() == TierInstance.Kind.LAST ? tracker.number(typeName) : -1;
    }

    /**
     * Hands the call an instance of this type.
     *
     * @return why there is none, in words; null = the call has one
     */
    @Nullable
    String provide(Class<?> type, TierCall call) throws ClassNotFoundException {
        StaticMethod maker = configured.maker();
        if (maker != null) {
            return made(maker, type, call);
        }
        return configured.kind() == TierInstance.Kind.NEW ? constructed(type, call) : last(type, call);
    }

    private @Nullable String last(Class<?> type, TierCall call) {
        Object instance = tracker.newest(number, type);
        if (instance == null) {
            return "no live instance of it has been constructed since the agent started";
        }
        call.use(instance);
        return null;
    }

    private static @Nullable String constructed(Class<?> type, TierCall call) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return "there is no new instance of it, for it is abstract";
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!constructor.trySetAccessible()) {
                return "its module does not let its constructor be called";
            }
            call.use(constructor.newInstance());
            return null;
        } catch (NoSuchMethodException none) {
            return "it has no constructor without parameters";
        } catch (InvocationTargetException thrown) {
            return failed("its constructor", thrown);
        } catch (ReflectiveOperationException impossible) {
            return "it cannot be constructed: " + impossible.getClass().getName();
        }
    }

    private static @Nullable String made(StaticMethod maker, Class<?> type, TierCall call)
            throws ClassNotFoundException {
        Class<?> owner = call.find(maker.type());
        if (owner == null) {
            return maker.type() + " cannot be seen from " + call.shape().type();
        }
        try {
            Method method = owner.getDeclaredMethod(maker.method());
            if (!Modifier.isStatic(method.getModifiers())) {
                return maker + " is not static";
            }
            if (!method.trySetAccessible()) {
                return "the module of " + maker + " does not let it be called";
            }
            Object instance = method.invoke(null);
            if (!type.isInstance(instance)) {
                return maker + " returned "
                        + (instance == null
                                ? "null"
                                : "a " + instance.getClass().getName() + ", which is no " + type.getName());
            }
            call.use(instance);
            return null;
        } catch (NoSuchMethodException none) {
            return maker + " is no method without parameters";
        } catch (InvocationTargetException thrown) {
            return failed(maker.toString(), thrown);
        } catch (IllegalAccessException impossible) {
            return maker + " cannot be called";
        }
    }

    /** The tier itself has not been called, so others may be asked; unless this tells of the JVM, or the thread to stop. */
    private static String failed(String what, InvocationTargetException thrown) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (!Failures.mayTryAgain(cause)) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what, cause);
        }
        return what + " threw " + Failures.describe(cause);
    }
}
