package io.breakwater.agent.config;

import io.breakwater.core.classify.ArgumentConditions;
import io.breakwater.core.classify.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which calls act each time they are made: by the name of the method, or by what it is called with.
 *
 * @param names names of methods whose calls all do
 * @param others names that are taken out of those
 * @param conditions calls of any method that do; null = the names alone decide
 */
public record Writes(
        List<Glob> names, List<Glob> others, @Nullable ArgumentConditions conditions) {

    /** These, and the methods that the other names. */
    Writes orNamed(Writes other) {
        return new Writes(other.names, other.others, conditions);
    }

    /** Whether every call of a method of that name acts. */
    public boolean byName(String methodName) {
        return anyMatches(names, methodName) && !anyMatches(others, methodName);
    }

    /**
     * Whether this call acts. One of which it cannot be told does.
     *
     * @param self what the method is called on; null = it is static, or not known
     */
    public boolean isWrite(String methodName, @Nullable Object self, @Nullable Object[] arguments) {
        return byName(methodName) || (conditions != null && conditions.mayHold(self, arguments));
    }

    private static boolean anyMatches(List<Glob> globs, String methodName) {
        for (Glob glob : globs) {
            if (glob.matches(methodName)) {
                return true;
            }
        }
        return false;
    }
}
