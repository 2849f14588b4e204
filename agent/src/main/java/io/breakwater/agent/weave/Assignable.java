package io.breakwater.agent.weave;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Whether a value of one type can be returned or passed as another, told by class files. A type of which something above is
 * missing may be anything: only what is certain is denied. The same rule as that of the bridge, which has classes.
 */
final class Assignable {

    private static final List<String> BY_WIDTH = List.of("byte", "short", "int", "long", "float", "double");

    private Assignable() {}

    /** Whether some value of the one type can be returned as the other. */
    static boolean mayFit(TypeDescription from, TypeDescription to) {
        if (from.represents(void.class) || to.represents(void.class)) {
            return to.represents(void.class);
        }
        TypeDescription source = from.asBoxed();
        TypeDescription target = to.asBoxed();
        return isAbove(target, source) || isAbove(source, target);
    }

    /** Whether some value of the one type can be passed by reflection as the other, which widens primitives. */
    static boolean mayBePassed(TypeDescription from, TypeDescription to) {
        return mayFit(from, to) || (to.isPrimitive() && from.asUnboxed().isPrimitive() && widens(from.asUnboxed(), to));
    }

    private static boolean widens(TypeDescription from, TypeDescription to) {
        int target = BY_WIDTH.indexOf(to.getName());
        return from.represents(char.class)
                ? target >= BY_WIDTH.indexOf("int")
                : BY_WIDTH.contains(from.getName()) && BY_WIDTH.indexOf(from.getName()) <= target;
    }

    private static boolean isAbove(TypeDescription upper, TypeDescription lower) {
        if (upper.represents(Object.class)) {
            return !lower.isPrimitive();
        }
        TypeDescription upperElement = upper.getComponentType();
        TypeDescription lowerElement = lower.getComponentType();
        if (lowerElement == null) {
            return upperElement == null && isAmongThoseAbove(upper.getName(), lower);
        }
        if (upperElement == null) {
            return upper.represents(Cloneable.class) || upper.represents(Serializable.class);
        }
        if (upperElement.isPrimitive() || lowerElement.isPrimitive()) {
            return upperElement.getName().equals(lowerElement.getName());
        }
        return isAbove(upperElement, lowerElement);
    }

    /** Nobody has yet seen to it that a class is not above itself. */
    private static boolean isAmongThoseAbove(String name, TypeDescription lower) {
        Set<String> seen = new HashSet<>();
        Deque<TypeDescription> open = new ArrayDeque<>();
        open.add(lower);
        for (TypeDescription at = open.poll(); at != null; at = open.poll()) {
            if (at.getName().equals(name)) {
                return true;
            }
            if (!seen.add(at.getName())) {
                continue;
            }
            try {
                TypeDefinition above = at.getSuperClass();
                if (above != null) {
                    open.add(above.asErasure());
                }
                open.addAll(at.getInterfaces().asErasures());
            } catch (RuntimeException missing) {
                return true; // perhaps
            }
        }
        return false;
    }
}
