package io.breakwater.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final Calls calls = new Calls();

    private ChaosResult result(long started) {
        Vitals vitals = new Vitals(10_000, 20, 3);
        return new ChaosResult(
                Map.of(),
                started,
                calls,
                vitals,
                vitals,
                List.of("CLOSED"),
                0,
                0,
                List.of(),
                1,
                1,
                List.of(),
                List.of());
    }

    @Test
    void lines_areCounted() {
        for (String line : List.of(
                "ready",
                "call read 1 ok",
                "call create 4 ok",
                "call read 2 failed java.io.IOException",
                "call read 3 wrong account 9")) {
            calls.application(line);
        }
        calls.server("ACTED 4");
        calls.server("OK slow 3");
        assertThat(calls.ended()).isEqualTo(4);
        assertThat(calls.answered()).isEqualTo(2);
        assertThat(calls.wrong()).isEqualTo(1);
        assertThat(calls.failures()).containsExactly(entry("java.io.IOException", 1));
        assertThat(calls.writesCarriedOut()).isEqualTo(1);
        assertThat(calls.doubled()).isEmpty();
        assertThat(calls.lost()).isEmpty();
    }

    @Test
    void writes_thatAreDoubledOrLost_areFound() {
        calls.application("call create 4 ok");
        calls.application("call create 8 ok");
        calls.application("call create 12 failed java.io.IOException");
        calls.server("ACTED 8");
        calls.server("ACTED 12");
        calls.server("ACTED 12");
        assertThat(calls.doubled()).containsExactly("12");
        assertThat(calls.lost()).containsExactly("4");
        assertThat(result(3).violations())
                .containsExactly(
                        "writes that were carried out twice: [12]",
                        "writes that succeeded, and nobody has carried out: [4]");
    }

    @Test
    void calls_thatNeverEnded_orEndedAsTheyMayNot_areFound() {
        calls.application("call read 1 ok");
        calls.application("call read 2 ok");
        calls.application("call read 3 failed java.lang.IllegalStateException");
        assertThat(result(4).violations())
                .containsExactly(
                        "4 calls were started, and 3 have ended",
                        "only 2 of 4 were answered",
                        "calls ended with java.lang.IllegalStateException, which the method does not declare");
    }
}
