package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.RefusalType;
import org.jspecify.annotations.Nullable;

/**
 * What the refusals of a woven method go out as.
 *
 * @param type null = as they are
 * @param mistake why they do not go out as the configuration says; null = they do
 */
record RefusalChoice(@Nullable RefusalType type, @Nullable String mistake) {

    static final RefusalChoice PLAIN = new RefusalChoice(null, null);

    static RefusalChoice of(RefusalType type) {
        return new RefusalChoice(type, null);
    }

    static RefusalChoice mistake(String why) {
        return new RefusalChoice(null, why);
    }

    /** What a line about the method ends with; empty where there is nothing to say. */
    String note() {
        if (mistake != null) {
            return ", refusals are CircuitOpenException: " + mistake;
        }
        return type == null ? "" : ", refusals are " + type.name();
    }
}
