package io.breakwater.agent.weave;

import net.bytebuddy.asm.Advice;

/** What is inlined at the end of the constructors of a tracked type. The same rules as for {@link GuardAdvice}. */
public final class ConstructorAdvice {

    private ConstructorAdvice() {}

    /** Runs when a constructor returns. */
    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@SiteNumber int type, @Advice.This Object instance) {
        BreakwaterGate.constructed(type, instance);
    }
}
