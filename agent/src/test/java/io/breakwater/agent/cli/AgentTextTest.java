package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What list and top print of beans. */
final class AgentTextTest {

    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
    private static final RemoteBean AGENT = new RemoteBean(
            "agent",
            Map.of(
                    "Version",
                    "1.2.3",
                    "Mode",
                    "enforce",
                    "CircuitCount",
                    2,
                    "CircuitsOpen",
                    1,
                    "ConfigFile",
                    "/etc/a"));

    private static RemoteBean circuit(String name, String state, long calls, long failed, String lastFailure) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("State", state);
        attributes.put("StateSince", Date.from(NOW.minusSeconds(90)));
        attributes.put("FailureRatePercent", failed == 0 ? -1.0 : 62.5);
        attributes.put("CallsTotal", calls);
        attributes.put("CallsFailed", failed);
        attributes.put("CallsRejected", 3L);
        attributes.put("CallsInFlight", 1L);
        attributes.put("LatencyP99Millis", 4.25);
        attributes.put("LastFailure", lastFailure.isEmpty() ? null : lastFailure);
        attributes.put("RecentTransitions", new String[] {"CLOSED -> OPEN"});
        attributes.put("SettingWindow", "100 calls");
        return new RemoteBean(name, attributes);
    }

    private static TopFrame frame(List<RemoteBean> before, List<RemoteBean> now) {
        return new TopFrame(AGENT, now, TopFrame.byName(before), Duration.ofSeconds(2), NOW);
    }

    @Test
    void circuits_areATable() {
        List<RemoteBean> circuits =
                List.of(circuit("crm", "OPEN", 20, 5, "x"), circuit("a-name-that-is-far-too-long", "CLOSED", 1, 0, ""));
        assertThat(AgentText.circuits(circuits, NOW))
                .containsExactly(
                        "CIRCUIT               STATE   FOR  RATE  CALLS  FAILED  REJECTED     P99",
                        "crm                   OPEN    90s   63%     20       5         3  4.3 ms",
                        "a-name-that-is-far-~  CLOSED  90s     -      1       0         3  4.3 ms");
        assertThat(AgentText.headline(AGENT)).isEqualTo("breakwater 1.2.3, mode enforce, 2 circuits, 1 open, /etc/a");
    }

    @Test
    void whole_showsScalarsAndTables_butSettingsOnce() {
        List<String> lines = AgentText.whole(circuit("crm", "OPEN", 20, 5, ""));
        assertThat(lines.get(0)).isEqualTo("circuit crm");
        assertThat(lines)
                .anyMatch(line -> line.matches(" +CallsTotal +20"))
                .anyMatch(line -> line.matches(" +StateSince +2026-11-28T02:58:30Z"))
                .anyMatch(line -> line.matches(" +LastFailure +-"))
                .noneMatch(line -> line.contains("SettingWindow"))
                .contains("RecentTransitions", "  CLOSED -> OPEN");
    }

    @Test
    void fallbacksAndProbes_areTables() {
        RemoteBean chain = new RemoteBean(
                "get",
                Map.of("Calls", 9L, "AllTiersFailed", 1L, "ServedByTier", new String[] {"1.  a  5", "2.  b  3"}));
        assertThat(AgentText.fallbacks(List.of(chain)))
                .containsExactly(
                        "FALLBACK  CALLS  ALL FAILED  SERVED BY TIER", "get           9           1  1. a 5; 2. b 3");
        RemoteBean probe = new RemoteBean("crm", Map.of("Healthy", true, "LastDurationMillis", 12L));
        assertThat(AgentText.probes(List.of(probe)))
                .containsExactly("PROBE OF  HEALTHY  LAST CHECK   TOOK  ERROR", "crm       true     none yet    12 ms");
    }

    @Test
    void top_showsRatesOfTheTimeBetween_andWhatIsOpenFirst() {
        List<RemoteBean> before = List.of(circuit("a", "CLOSED", 100, 0, ""), circuit("b", "CLOSED", 100, 0, ""));
        List<RemoteBean> now =
                List.of(circuit("a", "CLOSED", 110, 0, ""), circuit("b", "OPEN", 104, 4, "java.io.IOException"));
        List<String> lines = frame(before, now).lines(120, 24, false);
        assertThat(lines.get(2)).startsWith("CIRCUIT  STATE   FOR  RATE  CALLS/S  FAIL/S  REJ/S  BUSY");
        assertThat(lines.get(3))
                .matches("b +OPEN +90s +63% +2\\.0 +2\\.0 +0\\.0 +1 +4\\.3 ms +java\\.io\\.IOException");
        assertThat(lines.get(4)).matches("a +CLOSED +90s +- +5\\.0 +0\\.0 +0\\.0 +1 +4\\.3 ms");
    }

    @Test
    void top_withoutAPictureBefore_orAfterAReset_knowsNoRates() {
        List<RemoteBean> now = List.of(circuit("a", "CLOSED", 5, 0, ""));
        assertThat(frame(List.of(), now).lines(80, 24, false).get(3)).matches("a +CLOSED +90s +- +- +- +- .*");
        List<RemoteBean> reset = List.of(circuit("a", "CLOSED", 9, 0, ""));
        assertThat(frame(reset, now).lines(80, 24, false).get(3)).matches("a +CLOSED +90s +- +- +0\\.0 +0\\.0 .*");
    }

    @Test
    void top_fitsIntoTheScreen() {
        List<RemoteBean> many = IntStream.range(0, 50)
                .mapToObj(i -> circuit(
                        "circuit-with-a-long-name-" + i, "HALF_OPEN", 1_000_000, 7, "java.lang.IllegalStateException"))
                .toList();
        List<String> lines = frame(many, many).lines(80, 24, false);
        assertThat(lines).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
        assertThat(lines).last().asString().isEqualTo("and 30 more, none of them worse");
        assertThat(frame(many, many).lines(80, 24, true).get(3))
                .startsWith("\u001b[33m")
                .endsWith("\u001b[0m");
        assertThat(frame(many, many).lines(10, 3, false)).allMatch(line -> line.length() <= 10);
    }

    @Test
    void age_isWhatSomebodyNeedsToKnow() {
        assertThat(Columns.age(Duration.ofSeconds(-3))).isEqualTo("0s");
        assertThat(Columns.age(Duration.ofSeconds(119))).isEqualTo("119s");
        assertThat(Columns.age(Duration.ofMinutes(119))).isEqualTo("119m");
        assertThat(Columns.age(Duration.ofHours(47))).isEqualTo("47h");
        assertThat(Columns.age(Duration.ofDays(3))).isEqualTo("3d");
        assertThat(Columns.millis(-1)).isEqualTo("-");
        assertThat(Columns.millis(123.4)).isEqualTo("123 ms");
    }
}
