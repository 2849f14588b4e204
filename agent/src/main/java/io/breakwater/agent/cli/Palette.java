package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteBean;

/** The colours of circuits on a terminal, by their state. The state is there as a word, too. */
final class Palette {

    private static final String RESET = "\u001b[0m";

    private Palette() {}

    /** A line about a circuit in the colour of its state; escape sequences take no room. */
    static String paint(RemoteBean circuit, String line) {
        return colour(circuit.text("State")) + line + RESET;
    }

    private static String colour(String state) {
        return switch (state) {
            case "OPEN" -> "\u001b[1;31m";
            case "FORCED_OPEN" -> "\u001b[1;35m";
            case "HALF_OPEN" -> "\u001b[33m";
            case "DISABLED" -> "\u001b[36m";
            default -> "\u001b[32m";
        };
    }
}
