package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlacesTest {

    private final Places places = new Places();

    @Test
    void take_upToTheLimit_isGrantedAndNotBeyond() {
        assertThat(places.take(2)).isTrue();
        assertThat(places.allTaken(2)).isFalse();
        assertThat(places.take(2)).isTrue();
        assertThat(places.allTaken(2)).isTrue();

        assertThat(places.take(2)).isFalse();
        assertThat(places.take(2)).isFalse();
    }

    @Test
    void giveBack_afterRefusals_freesExactlyOnePlace() {
        places.take(1);
        places.take(1);

        places.giveBack();

        assertThat(places.allTaken(1)).isFalse();
        assertThat(places.take(1)).isTrue();
        assertThat(places.take(1)).isFalse();
    }

    @Test
    void take_limitLoweredBelowWhatIsTaken_waitsUntilItIsMet() {
        places.take(3);
        places.take(3);
        places.take(3);

        assertThat(places.allTaken(2)).isTrue();
        places.giveBack();
        assertThat(places.take(2)).isFalse();
        places.giveBack();

        assertThat(places.take(2)).isTrue();
    }
}
