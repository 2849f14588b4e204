package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StateLookTest {

    /** What WCAG 2 asks of small text on level AA. */
    private static final double READABLE = 4.5;

    private static double channel(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Color colour) {
        return 0.2126 * channel(colour.getRed())
                + 0.7152 * channel(colour.getGreen())
                + 0.0722 * channel(colour.getBlue());
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    @ParameterizedTest
    @EnumSource
    void word_onItsGround_canBeRead(StateLook look) {
        assertThat(contrast(look.text(), look.ground())).isGreaterThanOrEqualTo(READABLE);
    }

    @Test
    void contrast_ofBlackAndWhite_isTheGreatestThereIs() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void state_ofTheEngine_isKnown(CircuitState state) {
        assertThat(StateLook.of(state.name()).name()).isEqualTo(state.name());
    }

    @Test
    void state_ofANewerAgent_isShownAsUnknown() {
        assertThat(StateLook.of("MELTED")).isEqualTo(StateLook.UNKNOWN);
    }
}
