package io.breakwater.agent.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Asked by the JVM about every class: says no at once to all but the few that may match. Never throws. */
final class WeavingTransformer implements ClassFileTransformer {

    private final Weaving weaving;
    private final @Nullable ClassLoader own = WeavingTransformer.class.getClassLoader();

    WeavingTransformer(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (internalName == null || loader == own || !weaving.mayMatch(internalName)) {
            return null;
        }
        return weaving.weave(loader, internalName.replace('/', '.'), redefined, classFile);
    }
}
