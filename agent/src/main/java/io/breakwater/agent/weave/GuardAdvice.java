package io.breakwater.agent.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * What is inlined into a guarded method. Public, because Byte Buddy reads it by name; never loaded for its own sake.
 *
 * <p>Only types of the JDK appear in signatures and locals: a woven class sees nothing else of ours. {@code suppress} is
 * on both methods, and a suppressed failure yields the default value, so the default must always mean "go on as if there
 * were no agent": a null verdict runs the body, a permit of zero leaves its end alone.
 *
 * <p>{@link ConditionalAdvice#enter} is the same but for one call: what changes here changes there.
 *
 * <p>The bytecode must suit class files of any age: no lambdas, no string concatenation, no calls of static interface
 * methods.
 */
@SuppressWarnings("UnusedVariable") // what is assigned to a bound parameter is read by the woven method
public final class GuardAdvice {

    /** The bit of a permit that says that the time of the call is taken; a constant, so nothing refers to this class. */
    static final long TIMED = 1;

    private GuardAdvice() {}

    /**
     * Runs before the body, once per call.
     *
     * @return null = run the body; else the call is refused and everything is decided: what {@code refused} or {@code
     *     fallBack} of the gate gave
     */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    public static @Nullable Object enter(
            @SiteNumber int site,
            @Advice.Local("permit") long permit,
            @Advice.Local("started") long started,
            @Advice.Local("attempts") @Nullable Object attempts,
            @Advice.Origin Class<?> caller,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments) {
        permit = BreakwaterGate.enter(site);
        if (permit >= 0) {
            if ((permit & TIMED) != 0) {
                started = BreakwaterGate.start(site, permit);
            }
            return null;
        }
        long refusal = permit;
        permit = 0;
        Object refused = BreakwaterGate.refused(site, refusal);
        // The arguments are boxed and put into an array only where somebody wants them.
        return refused instanceof Object[] ? BreakwaterGate.fallBack(site, refused, caller, self, arguments) : refused;
    }

    /**
     * Runs after the body, once per attempt.
     *
     * @return null = done; else the body runs again
     */
    @Advice.OnMethodExit(
            onThrowable = Throwable.class,
            repeatOn = Advice.OnNonDefaultValue.class,
            backupArguments = true,
            suppress = Throwable.class)
    public static @Nullable Object exit(
            @SiteNumber int site,
            @ReadsResult boolean readsResult,
            @Advice.Enter @Nullable Object verdict,
            @Advice.Local("permit") long permit,
            @Advice.Local("started") long started,
            @Advice.Local("attempts") @Nullable Object attempts,
            @Advice.Origin Class<?> caller,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
            @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
        if (verdict != null) {
            if (verdict instanceof Throwable refusal) {
                thrown = refusal;
                return null;
            }
            Object[] decided = (Object[]) verdict;
            // The refusal is installed first: should the value not fit, the refusal stands, never a default value.
            thrown = (Throwable) decided[1];
            returned = decided[0];
            thrown = null;
            return null;
        }
        if (permit == 0) {
            return null;
        }
        if (thrown == null && BreakwaterGate.succeeded(site, permit, started, readsResult ? returned : null)) {
            return null;
        }
        if (thrown instanceof Error) {
            // Nothing is made of the arguments, for there may be no memory for it; they are not needed here, either.
            BreakwaterGate.failed(site, permit, started, attempts, caller, null, null, null, thrown);
            return null;
        }
        Object[] next =
                BreakwaterGate.failed(site, permit, started, attempts, caller, self, arguments, returned, thrown);
        if (next == null) {
            return null;
        }
        if (next.length == 1) {
            // In this order: should the value not fit, the application's own exception stands.
            returned = next[0];
            thrown = null;
            return null;
        }
        attempts = next[0];
        permit = ((Long) next[1]).longValue();
        if ((permit & TIMED) != 0) {
            started = BreakwaterGate.start(site, permit);
        }
        return attempts;
    }
}
