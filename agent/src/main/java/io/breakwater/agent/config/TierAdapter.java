package io.breakwater.agent.config;

import io.breakwater.agent.adapt.ZohoCrmSdkAdapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a tier's result into what the first tier returns, as configured.
 *
 * @param method a static method of the application; null = the adapter that comes with the agent, {@value
 *     ZohoCrmSdkAdapter#NAME}, of which there is one
 */
public record TierAdapter(@Nullable StaticMethod method) {

    private static final TierAdapter ZOHO_CRM_SDK = new TierAdapter(null);

    /**
     * Reads {@code type#staticMethod}, or the name of an adapter that comes with the agent.
     *
     * @throws IllegalArgumentException with a sentence, where it is neither
     */
    static TierAdapter of(String text) {
        if (text.equals(ZohoCrmSdkAdapter.NAME)) {
            return ZOHO_CRM_SDK;
        }
        if (text.indexOf('#') < 0) {
            throw new IllegalArgumentException("must be " + ZohoCrmSdkAdapter.NAME + " or type#staticMethod, got '"
                    + text + "'" + Suggestion.didYouMean(text, List.of(ZohoCrmSdkAdapter.NAME)));
        }
        return new TierAdapter(StaticMethod.of(text));
    }

    @Override
    public String toString() {
        return method == null ? ZohoCrmSdkAdapter.NAME : method.toString();
    }
}
