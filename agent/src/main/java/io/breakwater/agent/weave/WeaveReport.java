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

    private final Consumer<? super RuntimeException> problems;
    // All guarded by this.
    private WeavePlan plan = new WeavePlan(List.of(), List.of());
    private final Set<GuardedMethod> guarded = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();

    /** One line. A class loader is known by its description alone. */
    private record GuardedMethod(
            String type, String loader, String circuit, String pattern, String method, String note) {

        String describe() {
            return pattern + " -> " + method + ", " + loader + ", circuit " + circuit + note;
        }
    }

    WeaveReport(Consumer<? super RuntimeException> problems) {
        this.problems = problems;
    }

    /** What is to be woven from now on. */
    synchronized void plan(WeavePlan newPlan) {
        plan = newPlan;
    }

    synchronized void guarded(WeavePlan.Target target, MethodShape shape, @Nullable ClassLoader loader) {
        String note = shape.isSynchronized() && !target.binding().spec().retryInSynchronized()
                ? " (synchronized: retries do not wait)"
                : "";
        guarded.add(new GuardedMethod(
                shape.type(),
                describe(loader),
                target.binding().spec().name(),
                target.pattern().toString(),
                shape.describe(),
                note));
    }

    /** What was woven into this class is not, or not any more. */
    synchronized void forget(String type, @Nullable ClassLoader loader) {
        String known = describe(loader);
        guarded.removeIf(method -> method.type().equals(type) && method.loader().equals(known));
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
        List<String> lines = new ArrayList<>();
        for (GuardedMethod method : guarded) {
            lines.add(method.describe());
        }
        return lines;
    }

    /** The methods that this circuit guards by now, each once. */
    public synchronized List<String> methodsOf(String circuit) {
        Set<String> found = new LinkedHashSet<>();
        for (GuardedMethod method : guarded) {
            if (method.circuit().equals(circuit)) {
                found.add(method.method());
            }
        }
        return List.copyOf(found);
    }

    /** One line for each pattern that no method of a loaded class has matched yet. */
    public synchronized List<String> unmatchedPatterns() {
        List<String> found = new ArrayList<>();
        for (WeavePlan.Target target : plan.targets()) {
            if (!isMatched(target)) {
                found.add(target.pattern() + ", circuit "
                        + target.binding().spec().name());
            }
        }
        return found;
    }

    private boolean isMatched(WeavePlan.Target target) {
        for (GuardedMethod method : guarded) {
            if (method.circuit().equals(target.binding().spec().name())
                    && method.pattern().equals(target.pattern().toString())) {
                return true;
            }
        }
        return false;
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
