package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.Suggestion;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Says why a pattern has matched nothing, from what is loaded at the moment of asking. What methods a class has is read
 * from its class file: asking the class would load the types of their parameters.
 */
final class UnmatchedReasons {

    /** Class files read for one pattern. */
    private static final int TYPES_READ = 20;

    private final WeavePlan plan;
    private final Instrumentation instrumentation;

    UnmatchedReasons(WeavePlan plan, Instrumentation instrumentation) {
        this.plan = plan;
        this.instrumentation = instrumentation;
    }

    /** The reason for each of them. */
    List<String> of(List<WeavePlan.Target> unmatched) {
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        List<String> reasons = new ArrayList<>();
        for (WeavePlan.Target target : unmatched) {
            reasons.add(reason(target, loaded));
        }
        return reasons;
    }

    /** The reason for a method that no circuit guards, although somebody asks for it. */
    String of(MethodPattern asked) {
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        for (WeavePlan.Target target : plan.targets()) {
            for (Class<?> type : loaded) {
                if (asked.matchesType(type.getName())
                        && target.pattern().matchesType(type.getName(), Supertypes.above(type))) {
                    return reason(new WeavePlan.Target(asked, target.binding()), loaded);
                }
            }
        }
        boolean here = false;
        for (Class<?> type : loaded) {
            here |= asked.matchesType(type.getName());
        }
        return here ? "no pattern of any circuit means its type" : notLoaded(asked, loaded);
    }

    private String reason(WeavePlan.Target target, Class<?>[] loaded) {
        MethodPattern pattern = target.pattern();
        List<Class<?>> meant = new ArrayList<>();
        for (Class<?> type : loaded) {
            if (!type.isArray() && !type.isHidden() && isMeant(type, pattern)) {
                meant.add(type);
            }
        }
        // Those that are named come before those that are below them.
        meant.sort((one, other) -> Boolean.compare(
                pattern.type().matches(other.getName()), pattern.type().matches(one.getName())));
        String reason = null;
        for (Class<?> type : meant.subList(0, Math.min(TYPES_READ, meant.size()))) {
            String found = ofMethod(target, type, loaded);
            if (found != null) {
                return found;
            }
            reason = reason == null ? missing(pattern, type) : reason;
        }
        return reason == null ? notLoaded(pattern, loaded) : reason;
    }

    private static boolean isMeant(Class<?> type, MethodPattern pattern) {
        String name = type.getName();
        // A type on which the agent stands is what its subtypes are known by, if not meant itself.
        return pattern.matchesType(name)
                || (pattern.subtypes()
                        && ((pattern.type().matches(name) && pattern.type().isExact())
                                || pattern.matchesType(name, Supertypes.above(type))));
    }

    /** What stands in the way of methods that the pattern means in this type; null = there are none. */
    private @Nullable String ofMethod(WeavePlan.Target target, Class<?> type, Class<?>[] loaded) {
        MethodPattern pattern = target.pattern();
        TypeDescription description = read(type);
        if (description == null) {
            return null;
        }
        for (MethodShape shape : MethodBodies.meant(description, pattern)) {
            if (pattern.matchesType(type.getName(), Supertypes.above(type))) {
                return taken(target, type, shape);
            }
        }
        for (MethodDescription method : description.getDeclaredMethods()) {
            MethodShape shape = MethodBodies.shape(description, method);
            if (pattern.matchesMethod(shape.method(), shape.parameters())) {
                if (method.isNative()) {
                    return shape.describe() + " is native, and cannot be woven: name a method that calls it";
                }
                if (method.isAbstract()) {
                    return ofAbstract(pattern, type, shape, loaded);
                }
            }
        }
        return null;
    }

    /** It has a body, and yet no circuit has it by this pattern. */
    private String taken(WeavePlan.Target target, Class<?> type, MethodShape shape) {
        Set<String> above = Supertypes.above(type);
        CircuitSpec own = target.binding().spec();
        if (own.excludes(shape.type(), above, shape.method(), shape.parameters())) {
            return shape.describe() + " is excluded by another pattern of the circuit";
        }
        if (!own.meansReturning(target.pattern(), true, shape.returnType())) {
            return shape.describe() + " is meant by a wildcard, which with returns means public methods that return "
                    + own.returns() + " alone";
        }
        for (WeavePlan.Target other : plan.targetsIn(type.getName(), above)) {
            if (other.pattern().equals(target.pattern())
                    && other.binding().circuit() == target.binding().circuit()) {
                break;
            }
            CircuitSpec first = other.binding().spec();
            boolean takesAll = first.where() == null || first.name().equals(own.name());
            if (takesAll
                    && other.pattern().matchesMethod(shape.method(), shape.parameters())
                    && !first.excludes(shape.type(), above, shape.method(), shape.parameters())) {
                return shape.describe() + " is guarded by circuit '" + first.name() + "', as " + other.pattern()
                        + ", which comes first";
            }
        }
        return shape.describe() + " is loaded in " + WeaveReport.describe(type.getClassLoader())
                + ", but could not be woven: see WeaveFailures";
    }

    private static String ofAbstract(MethodPattern pattern, Class<?> type, MethodShape shape, Class<?>[] loaded) {
        Class<?> hidden = null;
        Class<?> implementation = null;
        for (Class<?> other : loaded) {
            if (other != type && !other.isArray() && !other.isInterface() && type.isAssignableFrom(other)) {
                if (other.isHidden()) {
                    hidden = other;
                } else {
                    implementation = other;
                }
            }
        }
        if (hidden != null && (implementation == null || pattern.subtypes())) {
            return shape.type() + " is implemented by lambdas or hidden classes, such as " + plainName(hidden)
                    + ", which cannot be woven: name the class that calls them, or implement it in a class";
        }
        if (pattern.subtypes()) {
            return shape.describe() + " is abstract, and no loaded subtype has a body for it";
        }
        return shape.describe() + " is abstract, and cannot be woven: name the class that has its body"
                + (implementation == null ? "" : ", such as " + implementation.getName())
                + ", or write " + pattern.type() + "+#" + pattern.method();
    }

    private static String missing(MethodPattern pattern, Class<?> type) {
        TypeDescription description = read(type);
        String where = type.getName() + " is loaded in " + WeaveReport.describe(type.getClassLoader());
        if (description == null) {
            return where + ", and its class file cannot be read";
        }
        List<String> bodies = MethodBodies.of(description);
        return where + ", and has a body for " + MethodBodies.listed(bodies) + MethodBodies.didYouMean(pattern, bodies);
    }

    private static String notLoaded(MethodPattern pattern, Class<?>[] loaded) {
        String wanted = pattern.type().toString();
        String simple = simpleName(wanted);
        String near = wanted.substring(0, wanted.length() - simple.length());
        Set<String> candidates = new HashSet<>();
        for (Class<?> type : loaded) {
            String name = type.getName();
            if (type.isHidden()) {
                if (pattern.matchesType(plainName(type))) {
                    return plainName(type) + " is a hidden class, and cannot be woven: name the class that calls it";
                }
            } else if (!type.isArray()
                    && (name.startsWith(near) || simpleName(name).equals(simple))) {
                candidates.add(name);
            }
        }
        return (pattern.type().isExact() ? "the type is not loaded (yet)" : "no such type is loaded (yet)")
                + (pattern.type().isExact() ? Suggestion.didYouMean(wanted, candidates) : "");
    }

    private static @Nullable TypeDescription read(Class<?> type) {
        try {
            ClassFileLocator files = ClassFileLocator.ForClassLoader.of(type.getClassLoader());
            TypeDescription description = TypePool.Default.WithLazyResolution.of(files)
                    .describe(type.getName())
                    .resolve();
            description.getDeclaredMethods(); // reads it
            return description;
        } catch (RuntimeException | LinkageError unreadable) {
            return null; // whatever a loader of the application comes up with
        }
    }

    /** What comes after the package and the enclosing types. */
    static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** The name without what the JVM adds to that of a hidden class. */
    private static String plainName(Class<?> hidden) {
        String name = hidden.getName();
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
