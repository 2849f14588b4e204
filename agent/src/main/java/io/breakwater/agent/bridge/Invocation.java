package io.breakwater.agent.bridge;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Calls a woven method once more, with the arguments of the first time. It is the very method that was called, whatever
 * overrides it: one that was reached by {@code super} must not lead to where it came from.
 *
 * <p>Used by one thread at a time.
 */
final class Invocation implements Attempt {

    private final MethodShape shape;
    private final MethodHandles.Lookup caller;
    private final @Nullable Object self;
    private final @Nullable Object[] arguments;
    /** Found when it is first needed: most calls succeed. */
    private @Nullable MethodHandle method;

    Invocation(MethodShape shape, MethodHandles.Lookup caller, @Nullable Object self, @Nullable Object[] arguments) {
        this.shape = shape;
        this.caller = caller;
        this.self = self;
        this.arguments = arguments;
    }

    @Override
    public void prepare() throws ReflectiveOperationException {
        if (method == null) {
            method = find().asFixedArity();
        }
    }

    private MethodHandle find() throws ReflectiveOperationException {
        Class<?> type = caller.lookupClass();
        List<Class<?>> parameters = new ArrayList<>();
        for (String parameter : shape.parameters()) {
            parameters.add(Types.named(parameter, type.getClassLoader()));
        }
        MethodType signature =
                MethodType.methodType(Types.named(shape.returnType(), type.getClassLoader()), parameters);
        return self == null
                ? caller.findStatic(type, shape.method(), signature)
                : caller.findSpecial(type, shape.method(), signature, type);
    }

    @Override
    @SuppressWarnings("unchecked") // whatever it is completed with is an object
    public @Nullable CompletionStage<@Nullable Object> make() throws Throwable {
        MethodHandle found = requireNonNull(method, "prepared");
        List<@Nullable Object> all = new ArrayList<>(arguments.length + 1);
        if (self != null) {
            all.add(self);
        }
        for (Object argument : arguments) {
            all.add(argument);
        }
        return (CompletionStage<@Nullable Object>) found.invokeWithArguments(all);
    }
}
