package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.bridge.SiteTable;
import io.breakwater.agent.config.MethodPattern;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
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
    public byte @Nullable [] weave(WeavePlan plan, @Nullable ClassLoader loader, String typeName, byte[] classFile) {
        List<WeavePlan.Target> targets = plan.targetsIn(typeName);
        int tracked = plan.trackedNumber(typeName);
        if (targets.isEmpty() && tracked < 0) {
            return null;
        }
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(typeName, classFile), ClassFileLocator.ForClassLoader.of(loader));
        TypePool pool = TypePool.Default.WithLazyResolution.of(files);
        TypeDescription type = pool.describe(typeName).resolve();
        List<Match> matches = matches(type, targets);
        reportMisses(type, targets, matches);
        boolean track = tracked >= 0 && !type.isInterface();
        if (matches.isEmpty() && !track) {
            return null;
        }
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, files);
        for (Match match : matches) {
            builder = builder.visit(guard(match).on(ElementMatchers.is(match.method())));
        }
        if (track) {
            builder = builder.visit(track(tracked).on(ElementMatchers.isConstructor()));
        }
        byte[] woven = builder.make(pool).getBytes();
        for (Match match : matches) {
            report.guarded(match.target(), match.shape(), loader);
        }
        return woven;
    }

    private Advice guard(Match match) {
        int site = sites.register(match.target().binding(), match.shape());
        return Advice.withCustomMapping()
                .bind(SiteNumber.class, site)
                .bind(ReadsResult.class, !match.method().getReturnType().isPrimitive())
                .to(GuardAdvice.class, adviceFiles)
                .withExceptionHandler(suppressed);
    }

    private Advice track(int number) {
        return Advice.withCustomMapping()
                .bind(SiteNumber.class, number)
                .to(ConstructorAdvice.class, adviceFiles)
                .withExceptionHandler(suppressed);
    }

    private record Match(WeavePlan.Target target, MethodDescription method, MethodShape shape) {}

    private static List<Match> matches(TypeDescription type, List<WeavePlan.Target> targets) {
        List<Match> matches = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (!isWeavable(method)) {
                continue;
            }
            MethodShape shape = shape(type, method);
            for (WeavePlan.Target target : targets) {
                if (target.pattern().matchesMethod(shape.method(), shape.parameters())) {
                    matches.add(new Match(target, method, shape));
                    break;
                }
            }
        }
        return matches;
    }

    /** A pattern that names this very type and none of its methods is a mistake that will not mend itself. */
    private void reportMisses(TypeDescription type, List<WeavePlan.Target> targets, List<Match> matches) {
        for (WeavePlan.Target target : targets) {
            MethodPattern pattern = target.pattern();
            if (pattern.type().isExact() && !names(pattern, matches)) {
                report.missed(target, bodies(type));
            }
        }
    }

    /** Whether the pattern means one of these methods, be it taken by an earlier circuit. */
    private static boolean names(MethodPattern pattern, List<Match> matches) {
        for (Match match : matches) {
            if (pattern.matchesMethod(match.shape().method(), match.shape().parameters())) {
                return true;
            }
        }
        return false;
    }

    /** The methods that have a body here. */
    private static List<String> bodies(TypeDescription type) {
        List<String> bodies = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (isWeavable(method) && !method.isSynthetic()) {
                MethodShape shape = shape(type, method);
                bodies.add(shape.method() + "(" + String.join(", ", shape.parameters()) + ")");
            }
        }
        return bodies;
    }

    /** A bridge method only calls the method that is meant. */
    private static boolean isWeavable(MethodDescription method) {
        return method.isMethod() && !method.isAbstract() && !method.isNative() && !method.isBridge();
    }

    private static MethodShape shape(TypeDescription type, MethodDescription method) {
        List<String> parameters = new ArrayList<>();
        for (ParameterDescription parameter : method.getParameters()) {
            parameters.add(sourceName(parameter.getType().asErasure()));
        }
        return new MethodShape(
                type.getName(),
                method.getName(),
                parameters,
                method.getReturnType().asErasure().getName(),
                method.isSynchronized());
    }

    private static String sourceName(TypeDescription type) {
        TypeDescription component = type.getComponentType();
        return component == null ? type.getName() : sourceName(component) + "[]";
    }
}
