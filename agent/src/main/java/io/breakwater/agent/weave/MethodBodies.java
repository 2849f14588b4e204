package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Which methods of a type have a body that can be woven. */
final class MethodBodies {

    private static final int LISTED = 12;

    private MethodBodies() {}

    /** A bridge method only calls the method that is meant. */
    static boolean isWeavable(MethodDescription method) {
        return method.isMethod() && !method.isAbstract() && !method.isNative() && !method.isBridge();
    }

    /**
     * Whether the pattern means this method of a type that it means. What the compiler made up, such as the body of a
     * lambda, is meant only by its own name: nobody who writes {@code Client#*} thinks of it.
     */
    static boolean isMeant(MethodDescription method, MethodShape shape, MethodPattern pattern) {
        return pattern.matchesMethod(shape.method(), shape.parameters())
                && (!method.isSynthetic() || pattern.method().isExact());
    }

    /** The methods that can be woven and that the pattern means, whoever has them. */
    static List<MethodShape> meant(TypeDescription type, MethodPattern pattern) {
        List<MethodShape> meant = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (isWeavable(method)) {
                MethodShape shape = shape(type, method);
                if (isMeant(method, shape, pattern)) {
                    meant.add(shape);
                }
            }
        }
        return meant;
    }

    /** The methods that have a body here, as {@code name(parameters)}. */
    static List<String> of(TypeDescription type) {
        List<String> bodies = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (isWeavable(method) && !method.isSynthetic()) {
                MethodShape shape = shape(type, method);
                bodies.add(shape.method() + "(" + String.join(", ", shape.parameters()) + ")");
            }
        }
        return bodies;
    }

    /** The first of them, for a sentence. */
    static String listed(List<String> bodies) {
        if (bodies.isEmpty()) {
            return "no method";
        }
        int more = bodies.size() - LISTED;
        return bodies.subList(0, Math.min(LISTED, bodies.size())) + (more > 0 ? " and " + more + " more" : "");
    }

    /** {@code " - did you mean x?"}, or nothing. */
    static String didYouMean(MethodPattern pattern, List<String> bodies) {
        List<String> names = new ArrayList<>();
        for (String body : bodies) {
            String name = body.substring(0, body.indexOf('('));
            if (pattern.method().matches(name)) {
                return ""; // it is the parameters
            }
            names.add(name);
        }
        return Suggestion.didYouMean(pattern.method().toString(), names);
    }

    static MethodShape shape(TypeDescription type, MethodDescription method) {
        List<String> parameters = new ArrayList<>();
        for (ParameterDescription parameter : method.getParameters()) {
            parameters.add(sourceName(parameter.getType().asErasure()));
        }
        return new MethodShape(
                type.getName(),
                method.getName(),
                parameters,
                method.getReturnType().asErasure().getName(),
                method.isSynchronized());
    }

    /** As in source, but nested ones with {@code $}. */
    static String sourceName(TypeDescription type) {
        TypeDescription component = type.getComponentType();
        return component == null ? type.getName() : sourceName(component) + "[]";
    }
}
