package io.breakwater.agent.weave;

import io.breakwater.agent.config.FallbackSpec;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.pool.TypePool;

/**
 * Proves that tiers can never answer for the first one: their types are not there, or do not fit. Knows types by their class
 * files, as the loader of the first tier's class finds them, and loads none. What class files leave open is left to the look
 * that is taken at each call, which goes by the same rules; a class file that cannot be read proves nothing.
 */
final class ChainProof {

    private final TypePool pool;

    /** A proof over the types of this pool, that of the first tier among them. */
    ChainProof(TypePool pool) {
        this.pool = pool;
    }

    /**
     * What is proved of a chain.
     *
     * @param first the method that its first tier means
     */
    ChainVerdict of(FallbackSpec chain, MethodDescription first) {
        List<ChainVerdict.Misfit> misfits = new ArrayList<>();
        for (int number = 2; number <= chain.tiers().size(); number++) {
            String settings = "fallback." + chain.name() + "." + number + ".";
            TierProof proof = new TierProof(pool, first, chain.tiers().get(number - 1), settings);
            try {
                TierProof.Reason reason = proof.reason();
                if (reason != null) {
                    misfits.add(new ChainVerdict.Misfit(number, proof.tier(), reason.why(), reason.remedy()));
                }
            } catch (RuntimeException | LinkageError unreadable) {
                // Nothing is proved: the look at each call will tell.
            }
        }
        String described =
                MethodBodies.shape(first.getDeclaringType().asErasure(), first).describe();
        return new ChainVerdict(chain, described, List.copyOf(misfits));
    }
}
