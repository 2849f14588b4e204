package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/** Reads what is set for single tiers of a chain. A value that is wrong is reported, and the default stands in for it. */
final class TierReader {

    private final Sources sources;
    private final Problems problems;

    TierReader(Sources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /**
     * Reports settings of tiers that there are not, or that have none.
     *
     * @param tiers how many the chain has
     */
    void checkNumbers(String chain, int tiers) {
        for (Value value : sources.fromFile()) {
            checkNumber(value, chain, tiers);
        }
        for (Value value : sources.fromSystemProperties()) {
            checkNumber(value, chain, tiers);
        }
    }

    private void checkNumber(Value value, String chain, int tiers) {
        String prefix = "fallback." + chain + ".";
        String number =
                value.key().startsWith(prefix) ? TierKeys.prefix(value.key().substring(prefix.length())) : "";
        if (number.isEmpty() || TierKeys.endOf(value.key()) == null) {
            return; // not of a tier, or reported as an unknown setting
        }
        String digits = number.substring(0, number.length() - 1);
        if (tiers == 0) {
            problems.add(value, "fallback '" + chain + "' has no tiers");
        } else if (digits.equals("1")) {
            problems.add(
                    value,
                    "tier 1 is the method that the application itself calls: only the tiers after it have an instance or"
                            + " an adapter");
        } else if (!isUpTo(digits, tiers)) {
            problems.add(
                    value,
                    "there is no tier " + digits + ": fallback '" + chain + "' has "
                            + (tiers == 1 ? "one, number 1" : tiers + ", from 1 to " + tiers));
        }
    }

    /** Without leading zeros: {@code 02} would be another key than the one that is read. */
    private static boolean isUpTo(String digits, int tiers) {
        for (int number = 1; number <= tiers; number++) {
            if (String.valueOf(number).equals(digits)) {
                return true;
            }
        }
        return false;
    }

    TierInstance instance(String chain, int number) {
        Value value = sources.find(TierKeys.of(chain, number, Setting.INSTANCE));
        if (value == null) {
            return TierInstance.LAST;
        }
        try {
            return TierInstance.of(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return TierInstance.LAST;
        }
    }

    /** Null = none. */
    @Nullable
    TierAdapter adapter(String chain, int number) {
        Value value = sources.find(TierKeys.of(chain, number, Setting.ADAPTER));
        if (value == null || Values.isOff(value.text())) {
            return null;
        }
        try {
            return TierAdapter.of(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
    }
}
