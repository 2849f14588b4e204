package io.breakwater.agent.cli;

import static io.breakwater.agent.cli.CircuitBeans.AGENT;
import static io.breakwater.agent.cli.CircuitBeans.NOW;
import static io.breakwater.agent.cli.CircuitBeans.circuit;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.jmx.RemoteBean;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What list prints of beans. */
final class AgentTextTest {

    private static final List<RemoteBean> CIRCUITS = List.of(
            circuit("crm", "OPEN", 20, 5, "java.io.IOException"),
            circuit("a-name-that-is-far-too-long-for-a-terminal", "CLOSED", 1, 0, ""));

    @Test
    void circuits_inATerminal_areATableThatFits() {
        assertThat(AgentText.circuits(CIRCUITS, NOW, 80))
                .containsExactly(
                        "CIRCUIT                       STATE   FOR  RATE  CALLS  FAILED  REJECTED     P99",
                        "crm                           OPEN    90s   63%     20       5         3  4.3 ms",
                        "a-name-that-is-far-too-long~  CLOSED  90s     -      1       0         3  4.3 ms");
    }

    @Test
    void circuits_whereThereIsRoom_showAll() {
        assertThat(AgentText.circuits(CIRCUITS, NOW, Integer.MAX_VALUE))
                .containsExactly(
                        "CIRCUIT                                     STATE   FOR  RATE  CALLS  FAILED  REJECTED     P99"
                                + "  RETRIES  NOTE",
                        "crm                                         OPEN    90s   63%     20       5         3  4.3 ms"
                                + "        7  trial in 41s; java.io.IOException",
                        "a-name-that-is-far-too-long-for-a-terminal  CLOSED  90s     -      1       0         3  4.3 ms"
                                + "        7");
        assertThat(AgentText.headline(AGENT)).isEqualTo("breakwater 1.2.3, mode enforce, 2 circuits, 1 open, /etc/a");
    }

    /** It stays open, for a circuit that nobody calls makes no trial. */
    @Test
    void note_ofACircuitThatNobodyCalls_saysWhatItWaitsFor() {
        RemoteBean waiting = new RemoteBean(
                "crm", Map.of("State", "OPEN", "OpenRemainingMillis", 0L, "LastFailure", "java.io.IOException"));

        assertThat(AgentText.note(waiting)).isEqualTo("trial with the next call; java.io.IOException");
    }

    @Test
    void whole_showsScalarsAndTables_butSettingsOnce() {
        List<String> lines = AgentText.whole(circuit("crm", "OPEN", 20, 5, ""), NOW);
        assertThat(lines.get(0)).isEqualTo("circuit crm is OPEN for 90s; trial in 41s");
        assertThat(lines)
                .anyMatch(line -> line.matches(" +CallsTotal +20"))
                .anyMatch(line -> line.matches(" +StateSince +2026-11-28T02:58:30Z"))
                .anyMatch(line -> line.matches(" +LastFailure +-"))
                .noneMatch(line -> line.contains("SettingWindow"))
                .contains("RecentTransitions", "  CLOSED -> OPEN");
    }

    @Test
    void fallbacksAndProbes_areTables() {
        assertThat(AgentText.fallbacks(List.of(CircuitBeans.chain())))
                .containsExactly(
                        "FALLBACK  CALLS  ALL FAILED  SERVED BY TIER", "get           9           1  1. a 5; 2. b 3");
        RemoteBean probe = new RemoteBean("crm", Map.of("Healthy", true, "LastDurationMillis", 12L));
        assertThat(AgentText.probes(List.of(probe)))
                .containsExactly("PROBE OF  HEALTHY  LAST CHECK   TOOK  ERROR", "crm       true     none yet    12 ms");
    }
}
