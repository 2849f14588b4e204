package io.breakwater.agent.weave;

import io.breakwater.agent.config.FallbackSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What is proved of a chain as the class of its first tier sees it.
 *
 * @param chain the chain
 * @param first the method of its first tier, {@code type#method(parameters)}
 * @param misfits the tiers that can never answer
 */
record ChainVerdict(FallbackSpec chain, String first, List<Misfit> misfits) {

    /**
     * A tier that can never answer.
     *
     * @param number of the tier, from 1
     * @param tier its method, {@code type#method}
     * @param why in words
     * @param remedy what to do about it, in words
     */
    record Misfit(int number, String tier, String why, String remedy) {}

    /** One sentence for each tier that can never answer. */
    List<String> mistakes() {
        List<String> sentences = new ArrayList<>();
        for (Misfit misfit : misfits) {
            sentences.add("fallback '" + chain.name() + "': tier " + misfit.number() + ", " + misfit.tier()
                    + ", can never answer for " + first + ": " + misfit.why() + ": " + misfit.remedy());
        }
        return sentences;
    }

    /** For the line of the first tier: where its calls go on, and which tiers do not fit. */
    String note() {
        StringBuilder note = new StringBuilder(", falls back to ");
        String arrow = "";
        for (FallbackSpec.TierSpec tier : chain.tiers().subList(1, chain.tiers().size())) {
            note.append(arrow).append(tier.method().name());
            arrow = " -> ";
        }
        if (chain.value() != null) {
            note.append(arrow).append("a value");
        }
        for (Misfit misfit : misfits) {
            note.append(" (").append(misfit.tier()).append(": ").append(misfit.why());
            note.append(", ").append(misfit.remedy()).append(')');
        }
        return note.toString();
    }
}
