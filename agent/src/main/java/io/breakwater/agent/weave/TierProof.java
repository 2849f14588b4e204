package io.breakwater.agent.weave;

import io.breakwater.agent.adapt.ZohoCrmSdkAdapter;
import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.bridge.ResultKind;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.StaticMethod;
import io.breakwater.agent.config.TierAdapter;
import io.breakwater.agent.config.TierInstance;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Proves that one tier can never answer for the first one. */
final class TierProof {

    private final TypePool pool;
    private final MethodDescription first;
    private final MethodShape shape;
    private final FallbackSpec.TierSpec tier;
    /** What is in front of the settings of this tier. */
    private final String settings;

    /**
     * What is wrong.
     *
     * @param why in words
     * @param remedy what to do about it, in words
     */
    record Reason(String why, String remedy) {}

    TierProof(TypePool pool, MethodDescription first, FallbackSpec.TierSpec tier, String settings) {
        this.pool = pool;
        this.first = first;
        this.shape = MethodBodies.shape(first.getDeclaringType().asErasure(), first);
        this.tier = tier;
        this.settings = settings;
    }

    String tier() {
        return tier.method().name();
    }

    /** Why it can never answer; null = nothing proves that. What is found first is told: the rest may follow from it. */
    @Nullable
    Reason reason() {
        TypeDescription type = seen(tier.method().type().toString());
        if (type == null) {
            return new Reason(
                    "its type cannot be seen from " + shape.type(),
                    "put it where that type can see it, or its jar into extensions");
        }
        MethodDescription method = method(type);
        if (method == null) {
            List<String> bodies = MethodBodies.of(type);
            return new Reason(
                    "it has no single method " + tier.method().method() + " that takes the arguments, but a body for "
                            + MethodBodies.listed(bodies) + MethodBodies.didYouMean(tier.method(), bodies),
                    "name the class that has the method's body, and parameter types in full");
        }
        Reason reason = ofParameters(method);
        if (reason == null) {
            reason = ofResult(method);
        }
        return reason == null && !method.isStatic() ? ofInstance(type) : reason;
    }

    private @Nullable TypeDescription seen(String name) {
        TypePool.Resolution found = pool.describe(name);
        return found.isResolved() ? found.resolve() : null;
    }

    /** The same choice as that of the bridge at each call. */
    private @Nullable MethodDescription method(TypeDescription type) {
        MethodPattern pattern = tier.method();
        List<String> wanted = pattern.parameters() == null ? shape.parameters() : pattern.parameters();
        MethodDescription sameCount = null;
        int sameCounts = 0;
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (!isCalled(method, pattern.method().toString()) || method.isBridge()) {
                continue;
            }
            List<String> names = MethodBodies.shape(type, method).parameters();
            if (names.size() != shape.parameters().size()) {
                continue;
            }
            if (names.equals(wanted)) {
                return method;
            }
            if (pattern.matchesMethod(method.getName(), names)) {
                sameCount = method;
                sameCounts++;
            }
        }
        return sameCounts == 1 ? sameCount : null;
    }

    private static boolean isCalled(MethodDescription method, String name) {
        return method.isMethod() && method.getName().equals(name);
    }

    private @Nullable Reason ofParameters(MethodDescription method) {
        List<TypeDescription> given = first.getParameters().asTypeList().asErasures();
        List<TypeDescription> taken = method.getParameters().asTypeList().asErasures();
        for (int i = 0; i < given.size(); i++) {
            if (!Assignable.mayBePassed(given.get(i), taken.get(i))) {
                return new Reason(
                        "its parameter " + (i + 1) + " is " + name(taken.get(i)) + ", which takes no "
                                + name(given.get(i)),
                        "name a method with the parameters of the first tier");
            }
        }
        return null;
    }

    private @Nullable Reason ofResult(MethodDescription method) {
        TypeDescription result = method.getReturnType().asErasure();
        TypeDescription wanted = first.getReturnType().asErasure();
        ResultKind kind = ResultKinds.of(first);
        if (kind == ResultKind.STAGE || kind == ResultKind.MONO) {
            return ofStaged(kind, method);
        }
        if (tier.adapter() != null) {
            return ofAdapter(tier.adapter(), result, wanted);
        }
        if (Assignable.mayFit(result, wanted)) {
            return null;
        }
        return result.represents(void.class)
                ? new Reason("it returns nothing", "name a method that returns " + name(wanted))
                : new Reason(
                        "its result is " + name(result) + ", which is no " + name(wanted),
                        "give an adapter (" + settings + "adapter)");
    }

    /** What is not there yet is answered by what is not there yet either, in the same way. */
    private @Nullable Reason ofStaged(ResultKind kind, MethodDescription method) {
        ResultKind answers = ResultKinds.of(method);
        TypeDescription result = method.getReturnType().asErasure();
        boolean isStage = answers == ResultKind.STAGE || answers == ResultKind.OWN_STAGE;
        if (kind == ResultKind.STAGE ? !isStage : answers != ResultKind.MONO) {
            String wanted = kind == ResultKind.STAGE ? "CompletionStage" : "Mono";
            return new Reason(
                    "its result is " + name(result) + ", and only a " + wanted + " can answer in place of one",
                    "name a method that returns one");
        }
        TypeDescription any = TypeDescription.ForLoadedType.of(Object.class);
        return tier.adapter() == null ? null : ofAdapter(tier.adapter(), any, any);
    }

    private @Nullable Reason ofAdapter(TierAdapter adapter, TypeDescription from, TypeDescription to) {
        StaticMethod method = adapter.method();
        if (method != null) {
            return ofAdapter(method, from, to);
        }
        return to.getName().equals(ZohoCrmSdkAdapter.RETURNED)
                ? null
                : new Reason(
                        "its adapter " + adapter + " makes a " + ZohoCrmSdkAdapter.RETURNED
                                + ", and the first tier returns a " + name(to),
                        "name a static method of your own (" + settings + "adapter)");
    }

    /** The same choice as that of the bridge at each call. */
    private @Nullable Reason ofAdapter(StaticMethod adapter, TypeDescription from, TypeDescription to) {
        if (from.represents(void.class)) {
            return new Reason(
                    "it returns nothing that " + adapter + " could adapt", "name a method that returns something");
        }
        TypeDescription owner = seen(adapter.type());
        if (owner == null) {
            return new Reason(
                    "its adapter " + adapter.type() + " cannot be seen from " + shape.type(),
                    "put it where that type can see it, or its jar into extensions");
        }
        int fitting = 0;
        for (MethodDescription method : owner.getDeclaredMethods()) {
            if (!isCalled(method, adapter.method())
                    || !method.isStatic()
                    || method.isSynthetic()
                    || method.getParameters().size() != 1
                    || !Assignable.mayFit(method.getReturnType().asErasure(), to)) {
                continue;
            }
            TypeDescription parameter = method.getParameters().get(0).getType().asErasure();
            if (parameter.equals(from)) {
                return null;
            }
            fitting += Assignable.mayFit(from, parameter) ? 1 : 0;
        }
        return fitting == 1
                ? null
                : new Reason(
                        "its adapter has no single static method " + adapter.method() + " that takes a " + name(from)
                                + " and returns a " + name(to) + ", but a body for "
                                + MethodBodies.listed(MethodBodies.of(owner)),
                        "name one that does (" + settings + "adapter)");
    }

    private @Nullable Reason ofInstance(TypeDescription type) {
        String setting = "(" + settings + "instance)";
        StaticMethod maker = tier.instance().maker();
        if (maker != null) {
            return ofMaker(maker, type, setting);
        }
        if (tier.instance().kind() == TierInstance.Kind.LAST) {
            return type.isInterface()
                    ? new Reason(
                            "it is an interface, so nobody sees an instance of it being constructed",
                            "name a static method that returns one " + setting)
                    : null;
        }
        if (type.isAbstract()) {
            return new Reason(
                    "it is abstract, so there is no new instance of it", "name a static method instead " + setting);
        }
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (method.isConstructor() && method.getParameters().isEmpty()) {
                return null;
            }
        }
        return new Reason("it has no constructor without parameters", "name a static method instead " + setting);
    }

    private @Nullable Reason ofMaker(StaticMethod maker, TypeDescription type, String setting) {
        TypeDescription owner = seen(maker.type());
        if (owner == null) {
            return new Reason(
                    maker.type() + " cannot be seen from " + shape.type(),
                    "put it where that type can see it, or its jar into extensions");
        }
        for (MethodDescription method : owner.getDeclaredMethods()) {
            if (isCalled(method, maker.method())
                    && method.isStatic()
                    && method.getParameters().isEmpty()
                    && !method.getReturnType().represents(void.class)
                    && Assignable.mayFit(method.getReturnType().asErasure(), type)) {
                return null;
            }
        }
        return new Reason(
                maker + " is no static method without parameters that returns a " + name(type),
                "name one that is " + setting);
    }

    /** As in source, nested types with {@code $}. */
    private static String name(TypeDescription type) {
        TypeDescription component = type.getComponentType();
        return component == null ? type.getName() : name(component) + "[]";
    }
}
