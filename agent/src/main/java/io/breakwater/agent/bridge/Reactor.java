package io.breakwater.agent.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reactor as the application has it, by its public methods. There may be several in one JVM, each in a class loader of its
 * own, and none of them is ever held: the handles are kept by the {@code Mono} class that they belong to, and lead to types
 * of the JDK and of Reactor alone.
 */
final class Reactor {

    static final String MONO = "reactor.core.publisher.Mono";

    private static final String CONTEXT = "reactor.util.context.ContextView";

    private static final int DEFER = 0;
    private static final int WRITE_CONTEXT = 1;
    private static final int TO_FUTURE = 2;
    private static final int FROM_FUTURE = 3;
    private static final int IN_THE_END = 4;

    private static final ClassValue<MethodHandle[]> HANDLES = new Handles();

    private final Class<?> mono;
    private final MethodHandle[] handles;

    private Reactor(Class<?> mono, MethodHandle[] handles) {
        this.mono = mono;
        this.handles = handles;
    }

    /** The Reactor that this belongs to; null = it is no {@code Mono}. Throws where that Reactor is an odd one. */
    static @Nullable Reactor of(Object publisher) {
        for (Class<?> type = publisher.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(MONO)) {
                return new Reactor(type, HANDLES.get(type));
            }
        }
        return null;
    }

    boolean isMono(Class<?> type) {
        return mono.isAssignableFrom(type);
    }

    /** A {@code Mono} that asks at each subscription what is subscribed to, and tells the context of who subscribes. */
    Object deferred(Function<Object, Object> asked) {
        return made(DEFER, asked);
    }

    /** A {@code Mono} that ends as the future does, and cancels it. A future that is completed with null leaves it empty. */
    Object ofFuture(CompletableFuture<?> future) {
        // After the rest is cancelled: it would else tell of a failure that nobody waits for. Newer ones do it by
        // themselves.
        Consumer<Object> ended = signal -> future.cancel(true);
        return made(IN_THE_END, made(FROM_FUTURE, future), ended);
    }

    private Object made(int handle, Object... arguments) {
        try {
            return handles[handle].invokeWithArguments(arguments);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked); // its methods declare none
        }
    }

    /** Subscribes to a {@code Mono} with that context. Cancelling the future cancels the subscription. */
    @SuppressWarnings("unchecked") // whatever it is completed with is an object
    CompletionStage<@Nullable Object> subscribe(Object publisher, Object context) throws Throwable {
        Object inContext = handles[WRITE_CONTEXT].invoke(publisher, context);
        return (CompletionStage<@Nullable Object>) handles[TO_FUTURE].invoke(inContext);
    }

    /** By the class {@code Mono}. */
    private static final class Handles extends ClassValue<MethodHandle[]> {

        @Override
        protected MethodHandle[] computeValue(Class<?> mono) {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle[] found = new MethodHandle[IN_THE_END + 1];
            try {
                Class<?> context = Class.forName(CONTEXT, false, mono.getClassLoader());
                found[DEFER] = lookup.findStatic(mono, "deferContextual", MethodType.methodType(mono, Function.class));
                found[WRITE_CONTEXT] = lookup.findVirtual(mono, "contextWrite", MethodType.methodType(mono, context));
                found[TO_FUTURE] = lookup.findVirtual(mono, "toFuture", MethodType.methodType(CompletableFuture.class));
                found[FROM_FUTURE] =
                        lookup.findStatic(mono, "fromFuture", MethodType.methodType(mono, CompletableFuture.class));
                found[IN_THE_END] = lookup.findVirtual(mono, "doFinally", MethodType.methodType(mono, Consumer.class));
            } catch (ReflectiveOperationException odd) {
                throw new IllegalStateException("a Reactor that is not known", odd);
            }
            for (int i = 0; i < found.length; i++) {
                found[i] = found[i].asType(found[i].type().generic());
            }
            return found;
        }
    }
}
