package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.GateHandler;
import io.breakwater.agent.bridge.GateInstaller;
import io.breakwater.agent.bridge.InstanceTracker;
import io.breakwater.agent.bridge.SiteTable;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weaves the guarded methods of an application: of classes as they are loaded, and of those that are loaded already. */
public final class Weaving {

    private final Instrumentation instrumentation;
    private final SiteTable sites;
    private final InstanceTracker instances;
    private final SuppressedErrors errors;
    private final WeavePlan plan;
    private final WeaveReport report;
    /** Made when the first class matches. Guarded by this. */
    private @Nullable ClassWeaver weaver;

    public Weaving(
            Instrumentation instrumentation,
            List<CircuitBinding> circuits,
            SiteTable sites,
            InstanceTracker instances,
            SuppressedErrors errors,
            ConfigProblems problems) {
        this.instrumentation = instrumentation;
        this.sites = sites;
        this.instances = instances;
        this.errors = errors;
        this.plan = new WeavePlan(circuits, instances.names());
        this.report = new WeaveReport(plan, problems.mistakes());
    }

    /** Starts to weave. Where that fails, no class is woven from then on. */
    public void start() {
        WeavingTransformer transformer = new WeavingTransformer(this);
        // Once around before the JVM asks: whatever the question needs is loaded now, not inside of a class load.
        plan.mayMatch("io/breakwater/warm/Up");
        instrumentation.addTransformer(transformer, true);
        try {
            weaveLoadedClasses();
        } catch (RuntimeException | Error failure) {
            instrumentation.removeTransformer(transformer);
            throw failure;
        }
    }

    public WeaveReport report() {
        return report;
    }

    boolean mayMatch(String internalName) {
        return plan.mayMatch(internalName);
    }

    byte @Nullable [] weave(@Nullable ClassLoader loader, String typeName, byte[] classFile) {
        try {
            return weaver().weave(loader, typeName, classFile);
        } catch (Throwable failure) {
            // The class stays as it is. Nothing may reach the JVM from here, not even an Error of ours.
            report.failed(typeName, loader, failure);
            errors.accept(failure);
            return null;
        }
    }

    /**
     * Lock order: a thread comes here inside of a class load, so it may hold the lock of one class of the application.
     * What is loaded below are classes of the agent and of the JDK, none of which is ever woven by a wildcard, so no thread
     * that holds this monitor waits for a class of the application.
     */
    private synchronized ClassWeaver weaver() throws Exception {
        if (weaver == null) {
            GateInstaller.install(instrumentation);
            weaver = Opening.open(this);
        }
        return weaver;
    }

    /** Names the gate, so it may be linked only after the gate is installed. */
    private static final class Opening {

        static ClassWeaver open(Weaving weaving) throws NoSuchMethodException {
            ClassWeaver weaver = new ByteBuddyWeaver(weaving.plan, weaving.sites, weaving.report);
            BreakwaterGate.handler = new GateHandler(weaving.sites, weaving.instances, weaving.errors);
            return weaver;
        }
    }

    private void weaveLoadedClasses() {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (!type.isArray()
                    && plan.mayMatch(type.getName().replace('.', '/'))
                    && instrumentation.isModifiableClass(type)) {
                loaded.add(type);
            }
        }
        if (loaded.isEmpty()) {
            return;
        }
        try {
            instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError batchFailed) {
            // One class can fail a whole batch; one by one, only that one is lost.
            for (Class<?> type : loaded) {
                weaveLoadedClass(type);
            }
        }
    }

    private void weaveLoadedClass(Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError failure) {
            report.failed(type.getName(), type.getClassLoader(), failure);
            errors.accept(failure);
        }
    }
}
