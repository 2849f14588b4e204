package io.breakwater.agent.bridge;

import java.util.List;

/**
 * A method by name, without any class of the application.
 *
 * @param type the declaring type, nested ones with {@code $}
 * @param method its name
 * @param parameters its parameter types, as in source, nested ones with {@code $}
 * @param returnType its return type, as {@link Class#getName()} has it
 * @param isSynchronized whether its caller holds a monitor while it runs
 */
public record MethodShape(
        String type, String method, List<String> parameters, String returnType, boolean isSynchronized) {

    public MethodShape {
        parameters = List.copyOf(parameters);
    }

    /** {@code type#method(parameters)}. */
    public String describe() {
        return type + "#" + method + "(" + String.join(", ", parameters) + ")";
    }
}
