package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Says why a pattern would match nothing, from the class files of an application that does not run. */
final class DryRunReasons {

    /** Class files read for one pattern. */
    private static final int TYPES_READ = 50;

    private final DryRunTypes types;
    private final Set<String> names;

    DryRunReasons(DryRunTypes types, Set<String> names) {
        this.types = types;
        this.names = names;
    }

    /** The reason for a pattern that means no method with a body. */
    String of(MethodPattern pattern) {
        return pattern.type().isExact() ? ofType(pattern) : ofTypes(pattern);
    }

    private String ofType(MethodPattern pattern) {
        String name = pattern.type().toString();
        TypeDescription type = types.find(name);
        if (type == null) {
            return types.exists(name) ? "the class file of " + name + " cannot be read" : missing(name);
        }
        for (MethodDescription method : type.getDeclaredMethods()) {
            MethodShape shape = MethodBodies.shape(type, method);
            if (method.isMethod() && pattern.matchesMethod(shape.method(), shape.parameters())) {
                return withoutBody(pattern, method, shape);
            }
        }
        List<String> bodies = MethodBodies.of(type);
        return "the type has a body for " + MethodBodies.listed(bodies) + MethodBodies.didYouMean(pattern, bodies)
                + inherited(pattern, name);
    }

    private static String withoutBody(MethodPattern pattern, MethodDescription method, MethodShape shape) {
        if (method.isNative()) {
            return shape.describe() + " is native, and cannot be woven: name a method that calls it";
        }
        if (pattern.subtypes()) {
            return shape.describe() + " is abstract, and no subtype on the class path has a body for it";
        }
        return shape.describe() + " is abstract, and cannot be woven: name the class that has its body, or write "
                + pattern.type() + "+#" + pattern.method();
    }

    /** What a pattern that names one method leaves out, because it has no body. */
    List<String> withoutBody(MethodPattern pattern) {
        List<String> notes = new ArrayList<>();
        TypeDescription type = pattern.isExact() ? types.find(pattern.type().toString()) : null;
        if (type != null) {
            for (MethodDescription method : type.getDeclaredMethods()) {
                MethodShape shape = MethodBodies.shape(type, method);
                if ((method.isNative() || method.isAbstract())
                        && pattern.matchesMethod(shape.method(), shape.parameters())) {
                    notes.add("not guarded: " + shape.describe() + ": " + (method.isNative() ? "native" : "abstract")
                            + ", and cannot be woven");
                }
            }
        }
        return notes;
    }

    private String inherited(MethodPattern pattern, String typeName) {
        for (String above : types.above(typeName, true)) {
            TypeDescription type = types.find(above);
            if (type != null && !MethodBodies.meant(type, pattern).isEmpty()) {
                return ". It inherits the method from " + above + ": name " + above + "#" + pattern.method();
            }
        }
        return "";
    }

    private String ofTypes(MethodPattern pattern) {
        List<String> bodies = new ArrayList<>();
        int meant = 0;
        for (String name : names) {
            if (pattern.matchesType(name) || pattern.type().matches(name)) {
                meant++;
                TypeDescription type = meant <= TYPES_READ ? types.find(name) : null;
                if (type != null) {
                    bodies.addAll(MethodBodies.of(type));
                }
            }
        }
        if (meant == 0) {
            return "no type on the class path is named like that";
        }
        return (meant == 1 ? "the one type" : "none of the " + meant + " types") + " of that name "
                + (meant == 1 ? "has no such method" : "has such a method") + " with a body"
                + MethodBodies.didYouMean(pattern, bodies);
    }

    /** A type is not there. */
    String missing(String name) {
        String near = near(name);
        return "there is no type " + name + " on the class path"
                + (near == null ? "" : " - did you mean " + near + "?");
    }

    /** A type of that simple name elsewhere, or one of a similar name in the same package. */
    private @Nullable String near(String wanted) {
        String simple = UnmatchedReasons.simpleName(wanted);
        String home = wanted.substring(0, wanted.length() - simple.length());
        Set<String> namesakes = new LinkedHashSet<>();
        Set<String> neighbours = new LinkedHashSet<>();
        for (String name : names) {
            String other = UnmatchedReasons.simpleName(name);
            if (other.equals(simple)) {
                namesakes.add(name);
            }
            if (name.length() == home.length() + other.length() && name.startsWith(home)) {
                neighbours.add(other);
            }
        }
        String namesake = Suggestion.nearest(wanted, namesakes);
        String neighbour = Suggestion.nearest(simple, neighbours);
        return namesake == null && neighbour != null ? home + neighbour : namesake;
    }
}
