package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitMode;
import java.util.Locale;

/** What a mode is called where people write and read it. */
public final class Modes {

    private Modes() {}

    /** Reads a mode; throws {@link IllegalArgumentException} with a sentence where it is none. */
    public static CircuitMode of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "enforce" -> CircuitMode.ENFORCE;
            case "observe" -> CircuitMode.OBSERVE;
            case "off" -> CircuitMode.OFF;
            default -> throw new IllegalArgumentException("must be enforce, observe or off, got '" + text + "'");
        };
    }

    /** As it is written. */
    public static String text(CircuitMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
