package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.breakwater.core.CircuitState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The beans as another JVM sees them; a server is a connection to itself. */
final class RemoteAgentTest {

    private final BeansFixture beans = new BeansFixture();
    private final RemoteAgent agent = Objects.requireNonNull(RemoteAgent.over(beans.server));

    RemoteAgentTest() throws Exception {}

    @Test
    void beans_areReadWhole_orInPart() throws Exception {
        assertThat(agent.circuitNames()).containsExactly("tier1_mcp", "tier2-sdk");
        assertThat(agent.circuits("State"))
                .extracting(RemoteBean::name, RemoteBean::attributes)
                .containsExactly(
                        tuple("tier1_mcp", Map.of("State", "CLOSED")), tuple("tier2-sdk", Map.of("State", "CLOSED")));
        RemoteBean whole = Objects.requireNonNull(agent.circuit("tier2-sdk"));
        assertThat(whole.attributes())
                .contains(entry("State", "CLOSED"), entry("CallsTotal", 0L))
                .containsKeys("SettingFailureThreshold", "RecentTransitions", "LastFailure");
        assertThat(agent.circuits().get(1).attributes())
                .containsOnlyKeys(whole.attributes().keySet());
        assertThat(agent.agent("Version").text("Version")).isEqualTo("1.0.0");
        assertThat(agent.agent().time("StartedAt")).isEqualTo(Instant.ofEpochMilli(500));
        assertThat(agent.fallbacks())
                .singleElement()
                .extracting(RemoteBean::name)
                .isEqualTo("get-account");
        assertThat(agent.probes()).singleElement().extracting(RemoteBean::name).isEqualTo("tier2-sdk");
    }

    @Test
    void operations_reachTheCircuitAndTheAgent() throws Exception {
        agent.operate("tier1_mcp", "forceOpen");
        assertThat(beans.gate.circuit("tier1_mcp").snapshot().state()).isEqualTo(CircuitState.FORCED_OPEN);
        agent.mode("off");
        assertThat(beans.control.mode).isEqualTo("off");
        assertThat(agent.reload()).isEqualTo("nothing has changed");
        assertThat(agent.explain("com.acme.A#get")).isEqualTo(List.of("not guarded: com.acme.A#get"));
        agent.uninstall();
        assertThat(beans.control.uninstalled).isTrue();
    }

    @Test
    void whatIsGone_isToldInASentence_orLeftOut() throws Exception {
        assertThat(agent.circuit("tier1")).isNull();
        assertThatThrownBy(() -> agent.operate("tier1", "close"))
                .isInstanceOf(IOException.class)
                .hasMessage("what was asked for is not there any more");
        assertThatThrownBy(() -> agent.operate("tier1_mcp", "explode"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the agent cannot answer: ");
        beans.server.unregisterMBean(beans.circuit);
        assertThat(agent.circuits("State")).extracting(RemoteBean::name).containsExactly("tier2-sdk");
        assertThat(agent.isThere()).isTrue();
        beans.server.unregisterMBean(beans.agent);
        assertThat(agent.isThere()).isFalse();
        assertThat(RemoteAgent.over(beans.server)).isNull();
        assertThatThrownBy(agent::reload).hasMessage("what was asked for is not there any more");
    }
}
