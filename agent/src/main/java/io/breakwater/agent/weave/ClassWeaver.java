package io.breakwater.agent.weave;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the advice into one class. An interface, so that what names it does not load Byte Buddy. */
interface ClassWeaver {

    /**
     * Weaves a class.
     *
     * @param plan what is to be woven
     * @param loader the class's loader; null = the boot loader
     * @param typeName its name, with dots
     * @param above the names of all types above it, where the plan asks for them
     * @param classFile its bytes
     * @return the new bytes; null = there was nothing to weave
     */
    byte @Nullable [] weave(
            WeavePlan plan, @Nullable ClassLoader loader, String typeName, Set<String> above, byte[] classFile);
}
