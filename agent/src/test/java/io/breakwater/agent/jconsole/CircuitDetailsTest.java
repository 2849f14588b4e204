package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CircuitDetailsTest {

    @Test
    void transitions_areTheNewestFirst_withoutTheNameThatStandsAbove() {
        String[] oldestFirst = {"08:00  crm: CLOSED -> OPEN (a)", "08:01  crm: OPEN -> HALF_OPEN (crm: b)"};
        assertThat(CircuitDetails.newestFirst(Seen.with("crm", Map.of("RecentTransitions", oldestFirst))))
                .isEqualTo("08:01  OPEN -> HALF_OPEN (crm: b)\n08:00  CLOSED -> OPEN (a)");
    }

    @Test
    void circuit_thatIsNotThere_hasNoTransitions() {
        assertThat(CircuitDetails.newestFirst(Seen.circuit("crm", "CLOSED"))).isEmpty();
    }
}
