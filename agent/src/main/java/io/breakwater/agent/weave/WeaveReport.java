package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.core.Failures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been woven and what has not. Thread-safe. */
public final class WeaveReport {

    private static final int FAILURES_KEPT = 100;

    private final WeavePlan plan;
    private final Consumer<? super RuntimeException> problems;
    // All guarded by this.
    private final Set<String> guarded = new LinkedHashSet<>();
    private final Set<WeavePlan.Target> matched = new LinkedHashSet<>();
    private final List<GuardedMethod> methods = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private record GuardedMethod(String circuit, String method) {}

    WeaveReport(WeavePlan plan, Consumer<? super RuntimeException> problems) {
        this.plan = plan;
        this.problems = problems;
    }

    synchronized void guarded(WeavePlan.Target target, MethodShape shape, @Nullable ClassLoader loader) {
        String circuit = target.binding().spec().name();
        matched.add(target);
        String note = shape.isSynchronized() && !target.binding().spec().retryInSynchronized()
                ? " (synchronized: retries do not wait)"
                : "";
        if (guarded.add(target.pattern() + " -> " + shape.describe() + ", " + describe(loader) + ", circuit " + circuit
                + note)) {
            methods.add(new GuardedMethod(circuit, shape.describe()));
        }
    }

    /** The type is here, and has no such method. */
    void missed(WeavePlan.Target target, List<String> bodies) {
        problems.accept(new IllegalArgumentException("circuit '"
                + target.binding().spec().name() + "': " + target.pattern()
                + " matches nothing: the type has a body for " + (bodies.isEmpty() ? "no method" : bodies)
                + ". Name the class that has the method's body, and parameter types in full"));
    }

    synchronized void failed(String type, @Nullable ClassLoader loader, Throwable cause) {
        if (failures.size() == FAILURES_KEPT) {
            return; // one class can fail in any number of loaders
        }
        failures.add(type + ", " + describe(loader) + ": " + Failures.describe(cause) + place(cause));
    }

    /** One line each: pattern -> method, class loader, circuit. */
    public synchronized List<String> guardedMethods() {
        return List.copyOf(guarded);
    }

    /** The methods that this circuit guards by now. */
    public synchronized List<String> methodsOf(String circuit) {
        List<String> found = new ArrayList<>();
        for (GuardedMethod method : methods) {
            if (method.circuit().equals(circuit)) {
                found.add(method.method());
            }
        }
        return found;
    }

    /** One line for each pattern that no method of a loaded class has matched yet. */
    public synchronized List<String> unmatchedPatterns() {
        List<String> found = new ArrayList<>();
        for (WeavePlan.Target target : plan.targets()) {
            if (!matched.contains(target)) {
                found.add(target.pattern() + ", circuit "
                        + target.binding().spec().name());
            }
        }
        return found;
    }

    /** One line for each class that could not be woven; it was left as it was. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Classes and place tell enough; a message of the application's class loader might tell too much. */
    private static String place(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private static String describe(@Nullable ClassLoader loader) {
        return loader == null ? "boot loader" : loader.getClass().getName();
    }
}
