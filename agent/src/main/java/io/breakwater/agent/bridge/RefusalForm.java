package io.breakwater.agent.bridge;

import io.breakwater.core.CallRefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The constructors with which an exception can be put around a refusal, the one that is preferred first. Where there is no
 * place for the cause, it is set afterwards; every text is the refusal's message, for nobody knows which of two is the one
 * that is read.
 */
public enum RefusalForm {
    MESSAGE_AND_THROWABLE,
    MESSAGE_AND_EXCEPTION,
    THROWABLE,
    EXCEPTION,
    MESSAGE,
    TEXTS_AND_THROWABLE,
    TEXTS_AND_EXCEPTION,
    TEXTS,
    NOTHING;

    Class<?>[] parameterTypes() {
        return switch (this) {
            case MESSAGE_AND_THROWABLE -> new Class<?>[] {String.class, Throwable.class};
            case MESSAGE_AND_EXCEPTION -> new Class<?>[] {String.class, Exception.class};
            case THROWABLE -> new Class<?>[] {Throwable.class};
            case EXCEPTION -> new Class<?>[] {Exception.class};
            case MESSAGE -> new Class<?>[] {String.class};
            case TEXTS_AND_THROWABLE -> new Class<?>[] {String.class, String.class, Throwable.class};
            case TEXTS_AND_EXCEPTION -> new Class<?>[] {String.class, String.class, Exception.class};
            case TEXTS -> new Class<?>[] {String.class, String.class};
            case NOTHING -> new Class<?>[0];
        };
    }

    /** The names of its parameter types. */
    public List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (Class<?> type : parameterTypes()) {
            names.add(type.getName());
        }
        return names;
    }

    Object[] arguments(CallRefusedException refusal) {
        Class<?>[] types = parameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == String.class ? String.valueOf(refusal.getMessage()) : refusal;
        }
        return arguments;
    }
}
