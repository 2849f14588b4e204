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
 * @param kind when a call of it is over
 */
public record MethodShape(
        String type,
        String method,
        List<String> parameters,
        String returnType,
        boolean isSynchronized,
        ResultKind kind) {

    public MethodShape {
        parameters = List.copyOf(parameters);
    }

    /** A method of the kind that the name of its return type tells. */
    public MethodShape(String type, String method, List<String> parameters, String returnType, boolean isSynchronized) {
        this(type, method, parameters, returnType, isSynchronized, ResultKind.of(returnType));
    }

    /** The same method, of which more is known. */
    public MethodShape of(ResultKind known) {
        return known == kind ? this : new MethodShape(type, method, parameters, returnType, isSynchronized, known);
    }

    /** Written out: that which the JDK makes keeps this class softly in the JDK, and an agent that is uninstalled with it. */
    @Override
    public String toString() {
        return describe() + " " + returnType + " " + kind.name() + (isSynchronized ? " synchronized" : "");
    }

    /** {@code type#method(parameters)}. */
    public String describe() {
        return type + "#" + method + "(" + String.join(", ", parameters) + ")";
    }
}
