package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant, by edit distance (Levenshtein, 1965). */
public final class Suggestion {

    private static final int LONGEST = 100;

    private Suggestion() {}

    /** {@code " - did you mean x?"}, or nothing where nothing is near. */
    public static String didYouMean(String wrong, Iterable<String> known) {
        return suffix(nearest(wrong, known));
    }

    /** The one that was probably meant; null = nothing is near. */
    public static @Nullable String nearest(String wrong, Iterable<String> known) {
        if (wrong.length() > LONGEST) {
            return null; // that is no slip of the pen, and comparing would take long
        }
        String best = null;
        int bestDistance = Math.max(2, wrong.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wrong, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static String suffix(@Nullable String best) {
        return best == null ? "" : " - did you mean " + best + "?";
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
