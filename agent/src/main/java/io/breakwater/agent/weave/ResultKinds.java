package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.ResultKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Finds out when the calls of a method are over, from its declared return type and what is above that. What is missing above
 * it tells nothing: a method that is taken for a synchronous one is guarded as far as it is one.
 */
final class ResultKinds {

    private static final Set<String> STAGES =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");
    private static final Set<String> PUBLISHERS = Set.of(
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.Flux",
            "reactor.core.publisher.Mono",
            "java.util.concurrent.Flow$Publisher");

    private ResultKinds() {}

    static ResultKind of(MethodDescription method) {
        TypeDescription returned = method.getReturnType().asErasure();
        // What the caller takes a type variable for may be more than its bound, and is nothing that we can make.
        boolean isCertain = !method.getReturnType().getSort().isTypeVariable();
        ResultKind named = ResultKind.of(returned.getName());
        if (isCertain && named != ResultKind.SYNCHRONOUS) {
            return named;
        }
        return returned.isPrimitive() || returned.isArray() ? ResultKind.SYNCHRONOUS : byWhatIsAbove(returned);
    }

    private static ResultKind byWhatIsAbove(TypeDescription returned) {
        Set<String> seen = new HashSet<>();
        Deque<TypeDescription> open = new ArrayDeque<>();
        open.add(returned);
        for (TypeDescription at = open.poll(); at != null; at = open.poll()) {
            if (STAGES.contains(at.getName())) {
                return ResultKind.OWN_STAGE;
            }
            if (PUBLISHERS.contains(at.getName())) {
                return ResultKind.PUBLISHER;
            }
            if (at.getName().startsWith("java.") || !seen.add(at.getName())) {
                continue; // the JDK has no others, and class files that need not be read are not
            }
            try {
                TypeDefinition above = at.getSuperClass();
                if (above != null) {
                    open.add(above.asErasure());
                }
                open.addAll(at.getInterfaces().asErasures());
            } catch (RuntimeException missing) {
                // Then it tells nothing.
            }
        }
        return ResultKind.SYNCHRONOUS;
    }
}
