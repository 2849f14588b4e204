package io.breakwater.agent.bridge;

import org.jspecify.annotations.Nullable;

/** A call of a chain's first tier that needs an answer from another one. Lives as long as the call, on its thread. */
final class TierCall {

    private final MethodShape shape;
    /** Declares the method; its loader decides which classes the names of other tiers stand for. */
    private final Class<?> caller;

    private final @Nullable Object[] arguments;

    private final boolean write;

    /** What the tier that comes next is called on. */
    private @Nullable Object instance;

    TierCall(MethodShape shape, boolean write, Class<?> caller, @Nullable Object[] arguments) {
        this.shape = shape;
        this.write = write;
        this.caller = caller;
        this.arguments = arguments;
    }

    MethodShape shape() {
        return shape;
    }

    /** Whether the first tier's method acts each time it is called: then so does whatever stands in for it. */
    boolean isWrite() {
        return write;
    }

    @Nullable
    Object[] arguments() {
        return arguments;
    }

    /** The class of this name as the first tier sees it. */
    Class<?> visible(String name) throws ClassNotFoundException {
        return Class.forName(name, false, caller.getClassLoader());
    }

    /** The class of this name as the first tier sees it; null = it does not. */
    @Nullable
    Class<?> find(String name) {
        try {
            return visible(name);
        } catch (ClassNotFoundException invisible) {
            return null;
        }
    }

    /** The tier that comes next is to be called on this. */
    void use(Object found) {
        instance = found;
    }

    /** What the tier is to be called on, once; null = nothing was found for it. */
    @Nullable
    Object takeInstance() {
        Object found = instance;
        instance = null;
        return found;
    }

    /** What an answer must be. */
    Class<?> returnType() throws ClassNotFoundException {
        Class<?> primitive = Types.primitive(shape.returnType());
        return primitive != null ? primitive : visible(shape.returnType());
    }
}
