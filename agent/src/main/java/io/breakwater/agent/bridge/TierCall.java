package io.breakwater.agent.bridge;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A call of a chain's first tier that needs an answer from another one. Lives as long as the call; for one thread at a time. */
final class TierCall {

    private final MethodShape shape;
    /** Declares the method; its loader decides which classes the names of other tiers stand for. */
    private final Class<?> caller;

    private final @Nullable Object[] arguments;

    private final boolean write;

    /** Null = the call stays on its thread. */
    private @Nullable Staging staging;

    /** What the tier that comes next is called on. */
    private @Nullable Object instance;

    TierCall(MethodShape shape, boolean write, Class<?> caller, @Nullable Object[] arguments) {
        this.shape = shape;
        this.write = write;
        this.caller = caller;
        this.arguments = arguments;
    }

    /** The class that declares the method. */
    Class<?> caller() {
        return caller;
    }

    /** The method itself; null = its class does not have it as it was woven. */
    @Nullable
    Method method() {
        for (Method method : caller.getDeclaredMethods()) {
            if (method.getName().equals(shape.method())
                    && !method.isBridge()
                    && Types.parameterNames(method).equals(shape.parameters())) {
                return method;
            }
        }
        return null;
    }

    /** The same call, of a method that answers so. */
    TierCall in(Staging how) {
        staging = how;
        return this;
    }

    /** How its answers become stages; null = the call stays on its thread. */
    @Nullable
    Staging staging() {
        return staging;
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

    /** What a value must be: what the method returns, or what that is completed with, as far as it is declared. */
    Class<?> valueType() throws ClassNotFoundException {
        return staging == null ? returnType() : Types.argument(caller, shape);
    }

    /** What an answer must be once it is there; of what a stage is completed with nothing is known. */
    Class<?> answerType() throws ClassNotFoundException {
        return staging == null ? returnType() : Object.class;
    }

    /** What the method returns. */
    Class<?> returnType() throws ClassNotFoundException {
        Class<?> primitive = Types.primitive(shape.returnType());
        return primitive != null ? primitive : visible(shape.returnType());
    }
}
