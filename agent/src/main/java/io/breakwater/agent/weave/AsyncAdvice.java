package io.breakwater.agent.weave;

import java.lang.invoke.MethodHandles;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * What is inlined at the end of a guarded method that answers as a stage; at its start stands the same as in any other, {@link
 * GuardAdvice#enter} or {@link ConditionalAdvice#enter}. The same rules as for {@link GuardAdvice}.
 *
 * <p>The body is not repeated in place, for the caller does not wait. What is to call the method again is given what the
 * class itself may do: a lookup, which unlike a constant method handle suits class files of any age.
 */
@SuppressWarnings("UnusedVariable") // what is assigned to a bound parameter is read by the woven method
public final class AsyncAdvice {

    private AsyncAdvice() {}

    /** Runs after the body, once per call; the attempts that follow come in at the front again, and pass. */
    @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = true, suppress = Throwable.class)
    public static void exit(
            @SiteNumber int site,
            @Advice.Enter @Nullable Object verdict,
            @Advice.Local("permit") long permit,
            @Advice.Local("started") long started,
            @Advice.Origin Class<?> caller,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
            @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
        if (verdict != null) {
            if (verdict instanceof Throwable refusal) {
                thrown = refusal;
                return;
            }
            Object[] decided = (Object[]) verdict;
            // As in a method that waits: should the value not fit, the refusal stands.
            thrown = (Throwable) decided[1];
            returned = decided[0];
            thrown = null;
            return;
        }
        if (permit == 0) {
            return;
        }
        if (thrown instanceof Error) {
            // Nothing is made of the arguments, for there may be no memory for it, and nothing follows.
            BreakwaterGate.failed(site, permit, started, null, caller, null, null, null, thrown);
            return;
        }
        Object[] next =
                BreakwaterGate.staged(site, permit, started, MethodHandles.lookup(), self, arguments, returned, thrown);
        if (next != null) {
            returned = next[0];
            thrown = null;
        }
    }
}
