package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.LogCapture;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Transition;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransitionLogTest {

    private final LogCapture log = new LogCapture();
    private final TransitionLog listener = new TransitionLog(new AgentLog());

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(CircuitState.class)
    void transition_isAWarningWhereACircuitOpens_elseInformation(CircuitState to) {
        String circuit = "TransitionLogTest-" + to;
        listener.onTransition(new Transition(circuit, 1, CircuitState.HALF_OPEN, to, "for a reason", Instant.EPOCH));
        boolean opens = to == CircuitState.OPEN || to == CircuitState.FORCED_OPEN;
        String line = circuit + ": HALF_OPEN -> " + to + " (for a reason)";
        assertThat(log.count((opens ? " WARN breakwater - " : " INFO breakwater - ") + line))
                .isEqualTo(1);
        assertThat(log.count(line)).isEqualTo(1);
    }

    @Test
    void bracesInAReason_areNoPlaceholders() {
        listener.onTransition(new Transition(
                "TransitionLogTest", 1, CircuitState.OPEN, CircuitState.CLOSED, "{} {} by hand", Instant.EPOCH));
        assertThat(log.count("TransitionLogTest: OPEN -> CLOSED ({} {} by hand)"))
                .isEqualTo(1);
    }
}
