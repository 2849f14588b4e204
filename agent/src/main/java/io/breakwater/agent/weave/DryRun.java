package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.bridge.ResultKind;
import io.breakwater.agent.classpath.ClassPath;
import io.breakwater.agent.classpath.JdkClasses;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.Writes;
import io.breakwater.agent.weave.DryRunReport.GuardedMethod;
import io.breakwater.agent.weave.DryRunReport.PatternResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what would be woven into an application, without starting it: by the same decisions as while weaving, on class
 * files. For one thread.
 */
public final class DryRun {

    private final WeavePlan plan;
    private final List<CircuitBinding> circuits;
    private final List<FallbackSpec> chains;
    private final ClassPath application;
    private final JdkClasses jdk;
    private final Progress progress;
    private final DryRunTypes types;
    private final Map<WeavePlan.Target, Found> found = new LinkedHashMap<>();

    /** Told now and then how far it is. */
    public interface Progress {

        void at(int done, int all);
    }

    /** What has been found for one pattern. */
    private static final class Found {

        private final List<GuardedMethod> methods = new ArrayList<>();
        /** Why methods are not guarded, and which. */
        private final Map<String, List<String>> passedOver = new TreeMap<>();

        private boolean taken;
        private boolean excluded;
        private boolean returnsSomethingElse;
        private boolean hasOthersOfTheCircuit;
    }

    public DryRun(
            List<CircuitBinding> circuits,
            List<FallbackSpec> chains,
            ClassPath application,
            JdkClasses jdk,
            Progress progress) {
        this.plan = new WeavePlan(circuits, List.of());
        this.circuits = circuits;
        this.chains = chains;
        this.application = application;
        this.jdk = jdk;
        this.progress = progress;
        this.types = new DryRunTypes(application, jdk);
        for (WeavePlan.Target target : plan.targets()) {
            found.put(target, new Found());
        }
    }

    /** Looks at all classes that may match. */
    public DryRunReport run() throws IOException {
        List<String> candidates = candidates();
        for (int i = 0; i < candidates.size(); i++) {
            progress.at(i, candidates.size());
            look(candidates.get(i));
        }
        List<PatternResult> results = new ArrayList<>();
        DryRunReasons reasons = new DryRunReasons(types, application.names());
        for (Map.Entry<WeavePlan.Target, Found> entry : found.entrySet()) {
            WeavePlan.Target target = entry.getKey();
            results.add(result(target, entry.getValue(), reasons, othersMeanSomething(target)));
        }
        return new DryRunReport(results, new DryRunNames(types, reasons, results).findings(circuits, chains));
    }

    /** Whether another pattern of the circuit guards anything. */
    private boolean othersMeanSomething(WeavePlan.Target target) {
        for (Map.Entry<WeavePlan.Target, Found> entry : found.entrySet()) {
            if (entry.getKey().binding().equals(target.binding())
                    && !entry.getKey().equals(target)
                    && !entry.getValue().methods.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<String> candidates() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String name : application.names()) {
            addIfItMayMatch(name, names);
        }
        for (WeavePlan.Target target : plan.targets()) {
            MethodPattern pattern = target.pattern();
            String type = pattern.type().toString();
            if (pattern.meansSubtypesInTheJdk()) {
                for (String name : jdk.namesAround(type)) {
                    addIfItMayMatch(name, names);
                }
            } else if (pattern.type().isExact() && !pattern.subtypes() && jdk.read(type) != null) {
                names.add(type);
            }
        }
        return List.copyOf(names);
    }

    private void addIfItMayMatch(String name, Set<String> names) {
        String internalName = name.replace('.', '/');
        if (plan.mayMatch(internalName) || plan.mayMatchSubtype(internalName)) {
            names.add(name);
        }
    }

    private void look(String typeName) {
        Set<String> above = plan.asksForSupertypes() ? types.above(typeName, plan.asksIntoTheJdk()) : Set.of();
        if (!plan.matches(typeName, above)) {
            return;
        }
        TypeDescription type = types.find(typeName);
        if (type == null) {
            return; // unreadable; where a pattern names it, that is said as its reason
        }
        List<WeavePlan.Target> targets = plan.targetsIn(typeName, above);
        List<ByteBuddyWeaver.Match> matches = ByteBuddyWeaver.matches(type, above, targets);
        for (ByteBuddyWeaver.Match match : matches) {
            found(match.target()).methods.add(guarded(match, type));
        }
        for (WeavePlan.Target target : targets) {
            for (MethodShape shape : MethodBodies.meant(type, target.pattern())) {
                passOver(target, shape, above, matches);
            }
        }
    }

    private Found found(WeavePlan.Target target) {
        return found.computeIfAbsent(target, unknown -> new Found());
    }

    private GuardedMethod guarded(ByteBuddyWeaver.Match match, TypeDescription type) {
        CircuitSpec spec = match.target().binding().spec();
        MethodPattern pattern = match.target().pattern();
        List<String> remarks = new ArrayList<>();
        int overloads = MethodBodies.meant(type, pattern).size();
        if (overloads > 1 && pattern.method().isExact() && pattern.parameters() == null) {
            remarks.add("one of " + overloads + " overloads");
        }
        Writes writes = spec.writesOf(match.shape().type(), match.shape().method());
        if (writes.byName(match.shape().method())) {
            remarks.add("a write: not repeated");
        } else if (writes.conditions() != null) {
            remarks.add("a write where " + writes.conditions());
        }
        ResultKind kind = ResultKinds.of(match.method());
        if (!kind.note().isEmpty()) {
            remarks.add(kind.note());
        }
        if (match.shape().isSynchronized() && !kind.isAsynchronous() && !spec.retryInSynchronized()) {
            remarks.add("synchronized: retries do not wait");
        }
        for (CircuitBinding earlier : match.earlier()) {
            remarks.add("but not where circuit '" + earlier.spec().name() + "' has the call");
        }
        RefusalChoice refusals = new RefusalChooser(match.method(), types.pool()).choose(spec.rejection());
        if (refusals.type() != null) {
            remarks.add("refusals are " + refusals.type().name());
        }
        String returnType =
                MethodBodies.sourceName(match.method().getReturnType().asErasure());
        List<String> declared = new ArrayList<>();
        for (TypeDescription exception : match.method().getExceptionTypes().asErasures()) {
            declared.add(exception.getName());
        }
        return new GuardedMethod(match.shape(), returnType, declared, List.copyOf(remarks), refusals.mistake());
    }

    /** Notes why a method that the pattern means is not guarded by it, if it is not. */
    private void passOver(
            WeavePlan.Target target, MethodShape shape, Set<String> above, List<ByteBuddyWeaver.Match> matches) {
        CircuitSpec own = target.binding().spec();
        WeavePlan.Target first = null;
        for (ByteBuddyWeaver.Match match : matches) {
            if (match.shape().equals(shape)) {
                CircuitSpec other = match.target().binding().spec();
                if (match.target().equals(target)) {
                    return;
                }
                if (first == null && (other.where() == null || other.name().equals(own.name()))) {
                    first = match.target();
                }
            }
        }
        Found result = found(target);
        String why;
        if (own.excludes(shape.type(), above, shape.method(), shape.parameters())) {
            why = "excluded by another pattern of the circuit";
            result.excluded = true;
        } else if (first == null) {
            result.returnsSomethingElse = true; // nothing else is left
            return;
        } else if (first.binding().spec().name().equals(own.name())) {
            result.hasOthersOfTheCircuit = true; // it is guarded all the same
            return;
        } else {
            why = "guarded by circuit '" + first.binding().spec().name() + "', as " + first.pattern()
                    + ", which comes first";
            result.taken = true;
        }
        result.passedOver.computeIfAbsent(why, none -> new ArrayList<>()).add(shape.describe());
    }

    private static PatternResult result(
            WeavePlan.Target target, Found found, DryRunReasons reasons, boolean othersMeanSomething) {
        List<String> notes = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : found.passedOver.entrySet()) {
            List<String> methods = entry.getValue();
            int more = methods.size() - 1;
            notes.add("not guarded: " + methods.get(0) + (more == 0 ? "" : " and " + more + " more") + ": "
                    + entry.getKey());
        }
        if (!found.methods.isEmpty()) {
            notes.addAll(reasons.withoutBody(target.pattern()));
        } else if (found.hasOthersOfTheCircuit) {
            notes.add("adds nothing: other patterns of the circuit mean the same methods");
        }
        String finding = finding(target, found, reasons);
        if (finding != null && target.pattern().isOptional() && othersMeanSomething) {
            notes.add("of the preset; the application has none of it");
            finding = null;
        }
        return new PatternResult(target.binding().spec(), target.pattern(), List.copyOf(found.methods), notes, finding);
    }

    private static @Nullable String finding(WeavePlan.Target target, Found found, DryRunReasons reasons) {
        if (!found.methods.isEmpty() || found.hasOthersOfTheCircuit) {
            return null;
        }
        if (found.taken) {
            return "guards nothing: other circuits come first";
        }
        if (found.returnsSomethingElse) {
            return "guards nothing: no method that it means is public and returns "
                    + target.binding().spec().returns();
        }
        return found.excluded
                ? "guards nothing: all that it means is excluded"
                : "matches nothing: " + reasons.of(target.pattern());
    }
}
