package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.bridge.ResultKind;
import io.breakwater.agent.bridge.SiteTable;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves with Byte Buddy's {@code decorate}, which changes method bodies and nothing else. Reads class files only, and
 * loads no class of the application. Thread-safe.
 */
final class ByteBuddyWeaver implements ClassWeaver {

    private final SiteTable sites;
    private final WeaveReport report;
    private final ByteBuddy byteBuddy =
            new ByteBuddy().with(TypeValidation.DISABLED).with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);
    /** What the woven code does with an exception of ours: tells the gate, and goes on. */
    private final Advice.ExceptionHandler suppressed;

    private final ClassFileLocator adviceFiles = ClassFileLocator.ForClassLoader.of(GuardAdvice.class.getClassLoader());

    ByteBuddyWeaver(SiteTable sites, WeaveReport report) throws NoSuchMethodException {
        this.sites = sites;
        this.report = report;
        this.suppressed = new Advice.ExceptionHandler.Simple(MethodInvocation.invoke(
                new MethodDescription.ForLoadedMethod(BreakwaterGate.class.getMethod("suppressed", Throwable.class))));
    }

    @Override
    public byte @Nullable [] weave(
            WeavePlan plan, @Nullable ClassLoader loader, String typeName, Set<String> above, byte[] classFile) {
        List<WeavePlan.Target> targets = plan.targetsIn(typeName, above);
        int tracked = plan.trackedNumber(typeName);
        if (targets.isEmpty() && tracked < 0) {
            return null;
        }
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(typeName, classFile), ClassFileLocator.ForClassLoader.of(loader));
        TypePool pool = new LenientTypes(typeName, files);
        TypeDescription type = pool.describe(typeName).resolve();
        List<Match> matches = matches(type, above, targets);
        reportMisses(type, loader, targets);
        boolean track = tracked >= 0 && !type.isInterface();
        if (matches.isEmpty() && !track) {
            return null;
        }
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, files);
        List<RefusalChoice> refusals = new ArrayList<>();
        List<MethodShape> shapes = new ArrayList<>();
        for (Match match : matches) {
            RefusalChoice choice = new RefusalChooser(match.method(), pool)
                    .choose(match.target().binding().spec().rejection());
            refusals.add(choice);
            sites.loadedBy(match.target().binding(), loader);
            ResultKind kind = ResultKinds.of(match.method());
            shapes.add(match.shape().of(kind));
            builder = builder.visit(guard(match, kind, choice).on(ElementMatchers.is(match.method())));
        }
        if (track) {
            builder = builder.visit(track(tracked).on(ElementMatchers.isConstructor()));
        }
        byte[] woven;
        try {
            woven = builder.make(pool).getBytes();
        } catch (MethodTooLargeException tooLarge) {
            report.tooLarge(typeName, loader, tooLarge.getMethodName());
            return null;
        }
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            RefusalChoice choice = refusals.get(i);
            ChainVerdict chain = proved(plan, match, pool);
            report.guarded(match.target(), shapes.get(i), loader, choice, chain);
            if (chain != null) {
                report.unfit(chain, typeName, loader);
            }
            if (choice.mistake() != null) {
                report.misfit(match.target(), match.shape(), loader, choice.mistake());
            }
        }
        return woven;
    }

    private static @Nullable ChainVerdict proved(WeavePlan plan, Match match, TypePool pool) {
        FallbackSpec chain = plan.chainStartingAt(match.shape());
        return chain == null ? null : new ChainProof(pool).of(chain, match.method());
    }

    private Advice guard(Match match, ResultKind kind, RefusalChoice refusals) {
        int site = sites.register(match.target().binding(), match.shape().of(kind), match.earlier(), refusals.type());
        Advice.WithCustomMapping mapping = Advice.withCustomMapping().bind(SiteNumber.class, site);
        if (kind == ResultKind.MONO) {
            return mapping.to(MonoAdvice.class, adviceFiles).withExceptionHandler(suppressed);
        }
        boolean conditional = match.target().binding().spec().where() != null
                || !match.earlier().isEmpty();
        Class<?> enter = conditional ? ConditionalAdvice.class : GuardAdvice.class;
        Class<?> exit = kind.isAsynchronous() ? AsyncAdvice.class : GuardAdvice.class;
        return mapping.bind(ReadsResult.class, !match.method().getReturnType().isPrimitive())
                .to(enter, exit, adviceFiles)
                .withExceptionHandler(suppressed);
    }

    private Advice track(int number) {
        return Advice.withCustomMapping()
                .bind(SiteNumber.class, number)
                .to(ConstructorAdvice.class, adviceFiles)
                .withExceptionHandler(suppressed);
    }

    /**
     * A method that a circuit guards.
     *
     * @param earlier the circuits that have the calls of it for which their conditions hold
     */
    record Match(WeavePlan.Target target, MethodDescription method, MethodShape shape, List<CircuitBinding> earlier) {}

    /** Which methods of a type are guarded, and by whom: here and in a dry run. */
    static List<Match> matches(TypeDescription type, Set<String> above, List<WeavePlan.Target> targets) {
        List<Match> matches = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (!MethodBodies.isWeavable(method)) {
                continue;
            }
            MethodShape shape = MethodBodies.shape(type, method);
            List<CircuitBinding> claimants = new ArrayList<>();
            for (WeavePlan.Target target : targets) {
                CircuitBinding binding = target.binding();
                if (!MethodBodies.isMeant(method, shape, target.pattern())
                        || !binding.spec().meansReturning(target.pattern(), method.isPublic(), shape.returnType())
                        || isAmong(binding, claimants)
                        || binding.spec().excludes(shape.type(), above, shape.method(), shape.parameters())) {
                    continue;
                }
                matches.add(new Match(target, method, shape, List.copyOf(claimants)));
                if (binding.spec().where() == null) {
                    break; // it leaves no calls to others
                }
                claimants.add(binding);
            }
        }
        return matches;
    }

    private static boolean isAmong(CircuitBinding binding, List<CircuitBinding> others) {
        for (CircuitBinding other : others) {
            if (other.circuit() == binding.circuit()) {
                return true;
            }
        }
        return false;
    }

    /** A pattern that names this very type and none of its methods is a mistake that will not mend itself. */
    private void reportMisses(TypeDescription type, @Nullable ClassLoader loader, List<WeavePlan.Target> targets) {
        for (WeavePlan.Target target : targets) {
            MethodPattern pattern = target.pattern();
            if (pattern.type().isExact()
                    && !pattern.subtypes()
                    && !pattern.isOptional()
                    && MethodBodies.meant(type, pattern).isEmpty()) {
                report.missed(target, loader, MethodBodies.of(type));
            }
        }
    }
}
