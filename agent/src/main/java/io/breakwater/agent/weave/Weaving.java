package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.GateHandler;
import io.breakwater.agent.bridge.GateInstaller;
import io.breakwater.agent.bridge.InstanceTracker;
import io.breakwater.agent.bridge.Rehearsal;
import io.breakwater.agent.bridge.SiteTable;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.core.time.Scheduler;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the guarded methods of an application: of classes as they are loaded, and of those that are loaded already.
 *
 * <p>Concurrency: the plan is replaced as a whole, and only then the classes are looked at that it is about; so a class
 * that is loaded meanwhile is woven by the one plan or looked at by the other. One that has passed the transformer before,
 * and is not yet there when it is looked for, is found by a {@linkplain LateLooks later look}.
 */
public final class Weaving {

    private final Instrumentation instrumentation;
    private final SiteTable sites;
    private final InstanceTracker instances;
    private final SuppressedErrors errors;
    private final WeaveReport report;
    private final Supertypes supertypes;
    private final WeavingTransformer transformer = new WeavingTransformer(this);
    private final LateLooks lateLooks;
    private final Decisions decisions = new Decisions();
    private final AtomicBoolean rehearsed = new AtomicBoolean();
    private volatile WeavePlan plan = new WeavePlan(List.of(), List.of());
    /** Made when the first class matches. Guarded by this, as is the next. */
    private @Nullable ClassWeaver weaver;

    private boolean stopped;

    public Weaving(
            Instrumentation instrumentation,
            SiteTable sites,
            InstanceTracker instances,
            SuppressedErrors errors,
            ConfigProblems problems) {
        this(instrumentation, sites, instances, errors, problems, null);
    }

    /** With a scheduler for what is looked at later; null = threads of its own. */
    Weaving(
            Instrumentation instrumentation,
            SiteTable sites,
            InstanceTracker instances,
            SuppressedErrors errors,
            ConfigProblems problems,
            @Nullable Scheduler scheduler) {
        this.instrumentation = instrumentation;
        this.sites = sites;
        this.instances = instances;
        this.errors = errors;
        this.report = new WeaveReport(problems.mistakes(), instrumentation);
        this.supertypes = new Supertypes(report);
        this.lateLooks = new LateLooks(new LookAgain(), errors, scheduler);
    }

    /**
     * Starts to weave. Where that fails, no class is woven from then on.
     *
     * @param running whether the application runs already, and loads classes at this moment
     */
    public void start(List<CircuitBinding> circuits, boolean running) {
        // Once around before the JVM asks: whatever the question needs is loaded now, not inside of a class load.
        plan.mayMatch("io/breakwater/warm/Up");
        instrumentation.addTransformer(transformer, true);
        try {
            change(plan(circuits));
        } catch (RuntimeException | Error failure) {
            instrumentation.removeTransformer(transformer);
            throw failure;
        }
        if (running) {
            lateLooks.afterAChange();
        }
    }

    /**
     * Goes over to these circuits. Only classes of which another method is guarded now, or one less, are touched.
     *
     * @return how many classes that were loaded already have been woven anew
     */
    public int change(List<CircuitBinding> circuits) {
        WeavePlan before = plan;
        WeavePlan after = plan(circuits);
        if (after.weavesAs(before)) {
            report.plan(after);
            plan = after; // the same methods, with other settings
            return 0;
        }
        int woven = change(after);
        lateLooks.afterAChange();
        return woven;
    }

    private WeavePlan plan(List<CircuitBinding> circuits) {
        return new WeavePlan(circuits, instances.names(), sites.chains());
    }

    private int change(WeavePlan after) {
        WeavePlan before = plan;
        if (after.asksForSupertypes() && !before.asksForSupertypes()) {
            supertypes.warmUp();
        }
        report.plan(after);
        plan = after;
        Set<Class<?>> changed = new LinkedHashSet<>();
        boolean more = true;
        while (more) { // a class that was just being loaded is there the next time
            List<Class<?>> found = new ArrayList<>();
            for (Class<?> type : loadedClasses(before, after)) {
                if (changed.add(type)) {
                    found.add(type);
                }
            }
            weaveAgain(found);
            more = !found.isEmpty();
        }
        return changed.size();
    }

    /** Weaves anew what is not as the plan in force has it: it passed the transformer before, and was loaded afterwards. */
    private final class LookAgain implements Runnable {

        @Override
        public void run() {
            WeavePlan current = plan;
            List<Class<?>> missed = new ArrayList<>();
            for (Class<?> type : instrumentation.getAllLoadedClasses()) {
                if (!type.isArray()
                        && (current.mayMeanLoaded(type.getName()) || decisions.has(type))
                        && !decisions.isWovenBy(type, decision(current, type))
                        && instrumentation.isModifiableClass(type)) {
                    missed.add(type);
                }
            }
            weaveAgain(missed);
        }
    }

    /** The loaded classes that the one plan treats unlike the other. */
    private List<Class<?>> loadedClasses(WeavePlan before, WeavePlan after) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            // Nearly all are through with the first question, which is all of the work before main.
            if ((before.mayMeanLoaded(type.getName()) || after.mayMeanLoaded(type.getName()))
                    && !type.isArray()
                    && !decision(before, type).equals(decision(after, type))
                    && instrumentation.isModifiableClass(type)) {
                found.add(type);
            }
        }
        return found;
    }

    private static List<String> decision(WeavePlan plan, Class<?> type) {
        String internalName = type.getName().replace('.', '/');
        if (!plan.mayMatch(internalName) && !plan.mayMatchSubtype(internalName)) {
            return List.of();
        }
        if (type.getClassLoader() == Weaving.class.getClassLoader() && !plan.names(type.getName())) {
            return List.of(); // a wildcard never means the agent itself
        }
        return plan.decision(type.getName(), plan.asksForSupertypes() ? Supertypes.above(type) : Set.of());
    }

    /**
     * Stops to weave, and gives all classes their own bytecode back; one that is just being loaded may keep calls of the
     * gate, which lets everything pass. From here on no call reaches the agent, apart from
     * those that are inside of it now.
     */
    public void stop() {
        Runnable end = null;
        synchronized (this) {
            stopped = true;
            if (weaver != null) {
                end = Gate.close(this);
            }
        }
        lateLooks.stop();
        if (end != null) {
            end.run(); // without the lock: what waits may be the application's
        }
        // The transformer is gone before the classes are made anew, so they are made without it.
        instrumentation.removeTransformer(transformer);
        change(new WeavePlan(List.of(), List.of()));
    }

    public WeaveReport report() {
        return report;
    }

    boolean mayMatch(String internalName) {
        WeavePlan current = plan;
        return current.mayMatch(internalName) || current.mayMatchSubtype(internalName);
    }

    byte @Nullable [] weave(
            @Nullable ClassLoader loader, String typeName, @Nullable Class<?> loaded, byte[] classFile) {
        try {
            WeavePlan current = plan;
            Set<String> above = Set.of();
            if (current.asksForSupertypes()) {
                above = loaded == null
                        ? supertypes.above(current.asksIntoTheJdk(), loader, typeName, classFile)
                        : Supertypes.above(loaded);
            }
            if (!current.matches(typeName, above)) {
                return null;
            }
            decisions.put(typeName, loader, current.decision(typeName, above));
            ClassWeaver weaving = weaver();
            if (weaving == null) {
                return null;
            }
            if (rehearsed.compareAndSet(false, true)) {
                Rehearsal.run(errors); // here, where no lock is held while an error is told
            }
            return weaving.weave(current, loader, typeName, above, classFile);
        } catch (Throwable failure) {
            // The class stays as it is. Nothing may reach the JVM from here, not even an Error of ours.
            if (isStopped()) {
                return null; // it was uninstalled meanwhile
            }
            report.failed(typeName, loader, failure);
            errors.accept(failure);
            return null;
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * Null = nothing is woven any more.
     *
     * <p>Lock order: a thread comes here inside of a class load, so it may hold the lock of one class of the application.
     * What is loaded below are classes of the agent and of the JDK, none of which is ever woven by a wildcard, so no thread
     * that holds this monitor waits for a class of the application. What is above a class is found before, without it.
     */
    private synchronized @Nullable ClassWeaver weaver() throws Exception {
        if (weaver == null && !stopped) {
            GateInstaller.install(instrumentation);
            weaver = Gate.open(this);
        }
        return stopped ? null : weaver;
    }

    /** Names the gate, so it may be linked only after the gate is installed. */
    private static final class Gate {

        static ClassWeaver open(Weaving weaving) throws NoSuchMethodException {
            ClassWeaver weaver = new ByteBuddyWeaver(weaving.sites, weaving.report);
            BreakwaterGate.handler = new GateHandler(weaving.sites, weaving.instances, weaving.errors);
            return weaver;
        }

        /** Returns what is to be run in the end; null = nothing. */
        static @Nullable Runnable close(Weaving weaving) {
            BreakwaterGate.Handler last = BreakwaterGate.handler;
            BreakwaterGate.handler = null;
            BreakwaterGate.sitesUsed = weaving.sites.close();
            return last instanceof GateHandler own ? own::close : null;
        }
    }

    private void weaveAgain(List<Class<?>> loaded) {
        if (loaded.isEmpty()) {
            return;
        }
        for (Class<?> type : loaded) {
            report.forget(type.getName(), type.getClassLoader());
            decisions.forget(type);
        }
        try {
            instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        } catch (Exception | Error batchFailed) {
            // One class can fail a whole batch, also with an InternalError where it cannot be linked; one by one, only
            // that one is lost.
            for (Class<?> type : loaded) {
                weaveAgain(type);
            }
        }
    }

    private void weaveAgain(Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (Exception | Error failure) {
            report.failed(type.getName(), type.getClassLoader(), failure);
            errors.accept(failure);
        }
    }
}
