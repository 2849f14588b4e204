package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PermitTest {

    private static final int LAST_PLACE = 14;

    @ParameterizedTest
    @CsvSource({
        "1, false, false",
        "1, true, false",
        "1, false, true",
        "1, true, true",
        "63, true, false",
        "64, false, true",
        "72057594037927935, true, true"
    })
    void permit_ofAnId_tellsAllThatWasPutIn(long id, boolean timed, boolean holdsPlace) {
        long permit = Permit.of(id, timed, holdsPlace);

        assertThat(permit).isPositive();
        assertThat(Permit.id(permit)).isEqualTo(id);
        assertThat(Permit.isTimed(permit)).isEqualTo(timed);
        assertThat(Permit.holdsPlace(permit)).isEqualTo(holdsPlace);
        assertThat(Permit.isRetry(permit)).isFalse();
        assertThat(Permit.stripe(permit)).isNegative();
    }

    @Test
    void retry_ofAPermit_changesThatAlone() {
        long first = Permit.onStripe(Permit.of(41, true, false), LAST_PLACE);

        long again = Permit.retry(first);

        assertThat(again).isNotEqualTo(first);
        assertThat(Permit.isRetry(again)).isTrue();
        assertThat(Permit.id(again)).isEqualTo(41);
        assertThat(Permit.stripe(again)).isEqualTo(LAST_PLACE);
        assertThat(Permit.isTimed(again)).isTrue();
        assertThat(Permit.holdsPlace(again)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, LAST_PLACE})
    void permit_onAStripe_tellsItAndKeepsTheRest(int place) {
        long plain = Permit.of(41, true, true);

        long entered = Permit.onStripe(plain, place);

        assertThat(Permit.stripe(entered)).isEqualTo(place);
        assertThat(Permit.id(entered)).isEqualTo(41);
        assertThat(Permit.isTimed(entered)).isTrue();
        assertThat(Permit.holdsPlace(entered)).isTrue();
        assertThat(Permit.withoutStripe(entered)).isEqualTo(plain);
    }

    @Test
    void permit_onAStripe_isNeitherTimedNorHoldsAPlaceBecauseOfIt() {
        long entered = Permit.onStripe(Permit.of(41, false, false), LAST_PLACE);

        assertThat(Permit.isTimed(entered)).isFalse();
        assertThat(Permit.holdsPlace(entered)).isFalse();
        assertThat(Permit.id(entered)).isEqualTo(41);
    }

    @Test
    void timed_aPermit_changesThatAlone() {
        long plain = Permit.of(41, false, true);

        assertThat(Permit.timed(plain)).isEqualTo(Permit.of(41, true, true));
        assertThat(Permit.timed(Permit.timed(plain))).isEqualTo(Permit.timed(plain));
    }
}
