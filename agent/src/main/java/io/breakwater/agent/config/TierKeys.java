package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/** The keys of one tier: what comes after {@code fallback.<name>.} is its number, a dot, and a setting. */
final class TierKeys {

    private TierKeys() {}

    /** The number and the dot that a key starts with; empty = it does not start so. */
    static String prefix(String key) {
        int digits = 0;
        while (digits < key.length() && key.charAt(digits) >= '0' && key.charAt(digits) <= '9') {
            digits++;
        }
        return digits > 0 && digits < key.length() && key.charAt(digits) == '.' ? key.substring(0, digits + 1) : "";
    }

    /** The setting of a tier that a key ends in, whatever is before it; null = it does not. */
    static @Nullable Setting endOf(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        for (Setting setting : Setting.values()) {
            if (setting.scope() == Setting.Scope.FALLBACK_TIER && setting.key().equals(last)) {
                return setting;
            }
        }
        return null;
    }

    /** The key of a setting of the tier with this number, from 1. */
    static String of(String chain, int number, Setting setting) {
        return "fallback." + chain + "." + number + "." + setting.key();
    }
}
