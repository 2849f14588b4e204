package io.breakwater.agent.jconsole;

import java.awt.Color;

/** What a state of a circuit looks like; first those that need somebody. */
enum StateLook {
    OPEN(0x8C0014, 0xFFE1E1, 0xC62F38),
    FORCED_OPEN(0x5B1786, 0xF0E2F8, 0x7D3FA8),
    HALF_OPEN(0x5C3D00, 0xFFF0C9, 0xD99A1C),
    DISABLED(0x00406B, 0xDDEEFB, 0x3D86BD),
    CLOSED(0x174F1B, 0xE0F2E1, 0x54A35A),
    /** Of a newer agent. */
    UNKNOWN(0x303030, 0xEEEEEE, 0x8A8A8A);

    private final Color text;
    private final Color ground;
    private final Color band;

    StateLook(int text, int ground, int band) {
        this.text = new Color(text);
        this.ground = new Color(ground);
        this.band = new Color(band);
    }

    /** As the beans name it. */
    static StateLook of(String state) {
        for (StateLook look : values()) {
            if (look.name().equals(state)) {
                return look;
            }
        }
        return UNKNOWN;
    }

    Color text() {
        return text;
    }

    /** Behind the word. */
    Color ground() {
        return ground;
    }

    /** Where there is no word, in a chart. */
    Color band() {
        return band;
    }
}
