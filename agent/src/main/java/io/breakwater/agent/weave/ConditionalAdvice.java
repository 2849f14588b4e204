package io.breakwater.agent.weave;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * What is inlined at the start of a method of which only some calls are guarded; at its end stands {@link
 * GuardAdvice#exit}. A class of its own, so that the bytecode of all other methods knows nothing of conditions. The same
 * rules as for {@link GuardAdvice}.
 */
@SuppressWarnings("UnusedVariable") // what is assigned to a bound parameter is read by the woven method
public final class ConditionalAdvice {

    private ConditionalAdvice() {}

    /** Runs before the body, once per call; see {@link GuardAdvice#enter}. */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    public static @Nullable Object enter(
            @SiteNumber int site,
            @Advice.Local("permit") long permit,
            @Advice.Local("started") long started,
            @Advice.Local("attempts") @Nullable Object attempts,
            @Advice.Origin Class<?> caller,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments) {
        permit = BreakwaterGate.enterIf(site, self, arguments);
        if (permit >= 0) {
            if ((permit & GuardAdvice.TIMED) != 0) {
                started = BreakwaterGate.start(site, permit);
            }
            return null;
        }
        long refusal = permit;
        permit = 0;
        Object refused = BreakwaterGate.refused(site, refusal);
        return refused instanceof Object[] ? BreakwaterGate.fallBack(site, refused, caller, self, arguments) : refused;
    }
}
