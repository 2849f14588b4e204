package io.breakwater.agent.bridge;

import io.breakwater.core.CallRefusedException;
import java.lang.reflect.Constructor;

/**
 * An exception type of the application that stands for the refusals of a method, and the constructor that makes one. Known
 * by name alone: its class is looked up whenever one is made, in the loader of the class that declares the method.
 *
 * @param name nested ones with {@code $}
 * @param form the constructor
 */
public record RefusalType(String name, RefusalForm form) {

    /** Makes one around a refusal. Throws whatever the application's class throws. */
    Throwable around(CallRefusedException refusal, Class<?> caller) throws Exception {
        Class<? extends Throwable> type =
                Class.forName(name, false, caller.getClassLoader()).asSubclass(Throwable.class);
        Constructor<? extends Throwable> constructor = type.getConstructor(form.parameterTypes());
        Throwable made = constructor.newInstance(form.arguments(refusal));
        if (made.getCause() != refusal) {
            made.initCause(refusal);
            if (made.getCause() != refusal) {
                throw new IllegalStateException(name + " does not keep its cause");
            }
        }
        return made;
    }
}
