package io.breakwater.agent.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * What is inlined at the end of a guarded method that returns a {@code Mono}. Nothing stands at its start: such a method only
 * assembles, and what it throws meanwhile is its own affair. The same rules as for {@link GuardAdvice}.
 */
@SuppressWarnings("UnusedVariable") // what is assigned to a bound parameter is read by the woven method
public final class MonoAdvice {

    private MonoAdvice() {}

    /** Runs after a body that has returned. */
    @Advice.OnMethodExit(backupArguments = true, suppress = Throwable.class)
    public static void exit(
            @SiteNumber int site,
            @Advice.Origin Class<?> caller,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned) {
        Object guarded = BreakwaterGate.assembled(site, caller, self, arguments, returned);
        if (guarded != null) {
            returned = guarded;
        }
    }
}
