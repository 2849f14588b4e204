package io.breakwater.agent.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tier's method is called on, as configured.
 *
 * @param kind which of the three
 * @param maker returns the instance, where it is {@code MADE}; else null
 */
public record TierInstance(Kind kind, @Nullable StaticMethod maker) {

    /** The newest live instance that the application has constructed. */
    public static final TierInstance LAST = new TierInstance(Kind.LAST, null);

    /** The choices there are. */
    public enum Kind {
        /** The newest live instance that the application has constructed. */
        LAST,
        /** One that is constructed for the call, without arguments. */
        NEW,
        /** What a static method without parameters returns at each call. */
        MADE
    }

    /**
     * Reads {@code last}, {@code new}, or {@code type#staticMethod}.
     *
     * @throws IllegalArgumentException with a sentence, where it is none of these
     */
    static TierInstance of(String text) {
        if (text.equals("last")) {
            return LAST;
        }
        if (text.equals("new")) {
            return new TierInstance(Kind.NEW, null);
        }
        if (text.indexOf('#') < 0) {
            throw new IllegalArgumentException("must be last, new or type#staticMethod, got '" + text + "'"
                    + Suggestion.didYouMean(text, List.of("last", "new")));
        }
        return new TierInstance(Kind.MADE, StaticMethod.of(text));
    }

    @Override
    public String toString() {
        return maker == null ? kind.name() : maker.toString();
    }
}
