package io.breakwater.core.circuit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest failure of a circuit: what and when. Holds words, never the throwable, which would hold its classes. */
record LastFailure(@Nullable String description, long wallMillis) {

    static final LastFailure NONE = new LastFailure(null, 0);

    @Nullable
    Instant at() {
        return description == null ? null : Instant.ofEpochMilli(wallMillis);
    }
}
