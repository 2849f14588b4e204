package io.breakwater.agent.bridge;

import io.breakwater.core.classify.ArgumentConditions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of a method belong to a circuit, where several circuits share the method: those for which its own condition
 * holds, and none of the conditions of circuits that come before it.
 *
 * @param own the circuit's condition; null = none
 * @param earlier those of the circuits before it
 */
record Claim(@Nullable ArgumentConditions own, List<ArgumentConditions> earlier) {

    /** The claim of a circuit after others; null = every call is its own. */
    static @Nullable Claim of(CircuitBinding binding, List<CircuitBinding> before) {
        ArgumentConditions own = binding.spec().where();
        List<ArgumentConditions> earlier = new ArrayList<>();
        for (CircuitBinding other : before) {
            ArgumentConditions condition = other.spec().where();
            if (condition == null) {
                throw new IllegalArgumentException(other.spec().name() + " leaves no calls to others");
            }
            earlier.add(condition);
        }
        return own == null && earlier.isEmpty() ? null : new Claim(own, List.copyOf(earlier));
    }

    boolean holds(@Nullable Object self, @Nullable Object[] arguments) {
        if (own != null && !own.hold(self, arguments)) {
            return false;
        }
        for (ArgumentConditions condition : earlier) {
            if (condition.hold(self, arguments)) {
                return false;
            }
        }
        return true;
    }
}
