package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.Failures;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been woven and what has not. Thread-safe. */
public final class WeaveReport {

    /** Lines at which those of collected loaders are first looked for unasked; afterwards at twice what was left. */
    private static final int SWEPT_FIRST = 1000;

    private final Consumer<? super RuntimeException> problems;
    /** Knows the loaded classes; null = nobody does. */
    private final @Nullable Instrumentation instrumentation;
    // All guarded by this.
    private WeavePlan plan = new WeavePlan(List.of(), List.of());
    /** By their lines. A record as key would do, but the JDK then keeps the last such class softly, and us with it. */
    private final Map<String, GuardedMethod> guarded = new LinkedHashMap<>();

    /** The circuits of which a method cannot throw what {@code rejection} says. One warning each: it may be hundreds. */
    private final Set<String> misfits = new LinkedHashSet<>();

    private int sweptAt = SWEPT_FIRST;

    /** Guards itself. */
    private final WeaveTroubles troubles = new WeaveTroubles();

    /**
     * One line.
     *
     * @param owner the class loader; something that is never gone where that is the boot loader
     */
    private record GuardedMethod(
            MethodShape shape, WeakReference<Object> owner, String loader, String circuit, String pattern) {

        boolean isMeantBy(MethodPattern asked) {
            return asked.matches(shape.type(), shape.method(), shape.parameters());
        }
    }

    WeaveReport(Consumer<? super RuntimeException> problems, @Nullable Instrumentation instrumentation) {
        this.problems = problems;
        this.instrumentation = instrumentation;
    }

    /** What is to be woven from now on. */
    synchronized void plan(WeavePlan newPlan) {
        plan = newPlan;
        misfits.clear();
    }

    /** A method whose refusals go out as they are. */
    void guarded(WeavePlan.Target target, MethodShape shape, @Nullable ClassLoader loader) {
        guarded(target, shape, loader, RefusalChoice.PLAIN);
    }

    void guarded(WeavePlan.Target target, MethodShape shape, @Nullable ClassLoader loader, RefusalChoice refusals) {
        guarded(target, shape, loader, refusals, null);
    }

    /** A method; where a chain starts there, its line tells what is proved of that. */
    synchronized void guarded(
            WeavePlan.Target target,
            MethodShape shape,
            @Nullable ClassLoader loader,
            RefusalChoice refusals,
            @Nullable ChainVerdict chain) {
        Object where = target.binding().spec().where();
        String condition = where == null ? "" : " where " + where;
        String note = "";
        if (!shape.kind().note().isEmpty()) {
            note = " (" + shape.kind().note() + ")";
        }
        if (shape.isSynchronized()
                && !shape.kind().isAsynchronous()
                && !target.binding().spec().retryInSynchronized()) {
            note += " (synchronized: retries do not wait)";
        }
        if (guarded.size() >= sweptAt) {
            sweep();
            sweptAt = Math.max(SWEPT_FIRST, 2 * guarded.size());
        }
        GuardedMethod method = new GuardedMethod(
                shape,
                new WeakReference<>(loader == null ? Object.class : loader),
                describe(loader),
                target.binding().spec().name(),
                target.pattern().toString());
        String line = method.pattern() + " -> " + shape.describe() + ", " + method.loader() + ", circuit "
                + method.circuit() + condition + note + refusals.note() + (chain == null ? "" : chain.note());
        guarded.put(line, method);
    }

    /** Forgets the methods of loaders that are gone: an application that is deployed again and again has ever new ones. */
    private void sweep() {
        // No lambda: with classes that are loaded already, this can run before main.
        for (Iterator<GuardedMethod> each = guarded.values().iterator(); each.hasNext(); ) {
            if (each.next().owner().refersTo(null)) {
                each.remove();
            }
        }
    }

    /** What was woven into this class is not, or not any more. */
    synchronized void forget(String type, @Nullable ClassLoader loader) {
        String known = describe(loader);
        troubles.forget(type, loader);
        guarded.values()
                .removeIf(method ->
                        method.shape().type().equals(type) && method.loader().equals(known));
    }

    /** Tiers of a chain that can never answer, each once: whoever is told keeps no sentence twice. */
    void unfit(ChainVerdict chain, String type, @Nullable ClassLoader loader) {
        for (String sentence : chain.mistakes()) {
            mistaken(type, loader, sentence);
        }
    }

    private void mistaken(String type, @Nullable ClassLoader loader, String sentence) {
        troubles.mistaken(type, loader, sentence);
        problems.accept(new IllegalArgumentException(sentence));
    }

    /** The refusals of a method cannot go out as the configuration says. */
    void misfit(WeavePlan.Target target, MethodShape shape, @Nullable ClassLoader loader, String why) {
        String circuit = target.binding().spec().name();
        String sentence = "circuit '" + circuit + "': refusals of " + shape.describe() + " are CircuitOpenException: "
                + why + ". GuardedMethods tells which others are";
        troubles.misfit(shape.type(), loader, circuit, sentence);
        if (isFirstMisfitOf(circuit)) {
            problems.accept(new IllegalArgumentException(sentence));
        }
    }

    private synchronized boolean isFirstMisfitOf(String circuit) {
        return misfits.add(circuit);
    }

    /** The type is here, and has no such method. */
    void missed(WeavePlan.Target target, @Nullable ClassLoader loader, List<String> bodies) {
        MethodPattern pattern = target.pattern();
        mistaken(
                pattern.type().toString(),
                loader,
                "circuit '" + target.binding().spec().name() + "': " + pattern
                        + " matches nothing: the type has a body for " + MethodBodies.listed(bodies)
                        + MethodBodies.didYouMean(pattern, bodies)
                        + ". Name the class that has the method's body, and parameter types in full");
    }

    void failed(String type, @Nullable ClassLoader loader, Throwable cause) {
        troubles.failed(type, loader, Failures.describe(cause) + place(cause));
    }

    /** A class stays as it is because one of its methods would not be one any more. */
    void tooLarge(String type, @Nullable ClassLoader loader, String method) {
        String name = type + "#" + method;
        troubles.failed(type, loader, method + " is too large to be guarded");
        mistaken(
                type,
                loader,
                name
                        + " is too large to be guarded: a method holds 64 KB of code, and with the guard it would be more. No"
                        + " method of the class is guarded; where others are to be, take this one out: add !" + name
                        + " to the methods of its circuit");
    }

    /** One line each: pattern -> method, class loader, circuit. Those of collected class loaders are not among them. */
    public synchronized List<String> guardedMethods() {
        sweep();
        return List.copyOf(guarded.keySet());
    }

    /** The lines of {@link #guardedMethods} for methods that are meant; or why there are none. */
    public List<String> explain(MethodPattern asked) {
        List<String> lines = new ArrayList<>();
        WeavePlan current;
        synchronized (this) {
            sweep();
            current = plan;
            for (Map.Entry<String, GuardedMethod> each : guarded.entrySet()) {
                if (each.getValue().isMeantBy(asked)) {
                    lines.add("guarded: " + each.getKey());
                }
            }
        }
        if (lines.isEmpty() && instrumentation != null) {
            lines.add("not guarded: " + new UnmatchedReasons(current, instrumentation).of(asked));
        }
        return lines;
    }

    /** Whether this circuit guards a method that is meant. */
    public synchronized boolean guards(String circuit, MethodPattern asked) {
        for (GuardedMethod method : guarded.values()) {
            if (method.circuit().equals(circuit) && method.isMeantBy(asked)) {
                return true;
            }
        }
        return false;
    }

    /** The methods that this circuit guards by now, each once. */
    public synchronized List<String> methodsOf(String circuit) {
        sweep();
        Set<String> found = new LinkedHashSet<>();
        for (GuardedMethod method : guarded.values()) {
            if (method.circuit().equals(circuit)) {
                found.add(method.shape().describe());
            }
        }
        return List.copyOf(found);
    }

    /** Whether nothing has been woven yet. */
    public synchronized boolean isEmpty() {
        return guarded.isEmpty();
    }

    /** How many lines {@link #unmatchedPatterns} has, without looking for reasons. */
    public synchronized int unmatchedCount() {
        int unmatched = 0;
        for (WeavePlan.Target target : plan.targets()) {
            unmatched += isMatched(target) ? 0 : 1;
        }
        return unmatched;
    }

    /** One line for each pattern that no method of a loaded class has matched yet: pattern, circuit, and why. */
    public List<String> unmatchedPatterns() {
        List<WeavePlan.Target> unmatched = new ArrayList<>();
        WeavePlan current;
        synchronized (this) {
            current = plan;
            for (WeavePlan.Target target : plan.targets()) {
                if (!isMatched(target)) {
                    unmatched.add(target);
                }
            }
        }
        // Without the lock: finding reasons asks class loaders of the application for class files.
        List<String> reasons = instrumentation == null || unmatched.isEmpty()
                ? List.of()
                : new UnmatchedReasons(current, instrumentation).of(unmatched);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < unmatched.size(); i++) {
            WeavePlan.Target target = unmatched.get(i);
            found.add(target.pattern() + ", circuit " + target.binding().spec().name()
                    + (i < reasons.size() ? ": " + reasons.get(i) : ""));
        }
        return found;
    }

    private boolean isMatched(WeavePlan.Target target) {
        for (GuardedMethod method : guarded.values()) {
            if (method.circuit().equals(target.binding().spec().name())
                    && method.pattern().equals(target.pattern().toString())) {
                return true;
            }
        }
        return false;
    }

    /** One line for each class that could not be woven; it was left as it was. */
    public List<String> failures() {
        return troubles.failures();
    }

    /** What has turned out to be wrong with the configuration while classes were woven, as far as it still holds. */
    public List<String> mistakes() {
        return troubles.mistakes();
    }

    /** Classes and place tell enough; a message of the application's class loader might tell too much. */
    private static String place(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    static String describe(@Nullable ClassLoader loader) {
        if (loader == null) {
            return "boot loader";
        }
        String type = loader.getClass().getName();
        // There is one of each of these. Others may have the same class, and tell nothing else of themselves safely.
        boolean single = loader == ClassLoader.getSystemClassLoader() || loader == ClassLoader.getPlatformClassLoader();
        return single ? type : type + "@" + Integer.toHexString(System.identityHashCode(loader));
    }
}
