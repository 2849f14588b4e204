package io.breakwater.agent.weave;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/**
 * The types around a class, by their class files. A type whose class file is not to be had stands for itself as a class
 * without supertypes.
 *
 * <p>Many a class loader defines classes and has no resources, or has none any more. All that is asked of the types around
 * a class is whether a value needs a cast to be returned, and a cast too many does no harm.
 */
final class LenientTypes extends TypePool.Default.WithLazyResolution {

    private final String woven;

    /**
     * Creates the pool for one class.
     *
     * @param woven the name of the class that is woven: that one must be readable
     */
    LenientTypes(String woven, ClassFileLocator files) {
        super(new NothingMissing(), files, ReaderMode.FAST);
        this.woven = woven;
    }

    @Override
    protected Resolution doResolve(String name) {
        try {
            return super.doResolve(name);
        } catch (RuntimeException | LinkageError unreadable) {
            if (name.equals(woven)) {
                throw unreadable;
            }
            return unknown(name); // what a loader of the application throws, or a class file that is none
        }
    }

    /** Whether what is described under this name only stands for a type whose class file is not to be had. */
    boolean isMissing(String name) {
        return doResolve(name).resolve() instanceof TypeDescription.Latent; // nothing else here is one
    }

    private static Resolution unknown(String name) {
        TypeDescription.Generic object = TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class);
        return new Resolution.Simple(new TypeDescription.Latent(name, Opcodes.ACC_PUBLIC, object, List.of()));
    }

    /** What is remembered is what is asked the next time: an absent type has to be replaced here. */
    private static final class NothingMissing extends CacheProvider.Simple {

        @Override
        public Resolution register(String name, Resolution found) {
            return super.register(name, found.isResolved() ? found : unknown(name));
        }
    }
}
