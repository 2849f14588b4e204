package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Circuits, chains and probes of an agent in lines for people. */
final class AgentText {

    private static final int LONGEST_NAME = 20;

    private AgentText() {}

    /** {@code breakwater 1.0.0, mode enforce, 3 circuits, 1 of them open, /etc/agent.properties}. */
    static String headline(RemoteBean agent) {
        return "breakwater " + agent.text("Version") + ", mode " + agent.text("Mode") + ", "
                + CommandContext.count((int) agent.number("CircuitCount"), "circuit") + ", "
                + agent.number("CircuitsOpen") + " open, " + agent.text("ConfigFile");
    }

    static List<String> circuits(List<RemoteBean> circuits, Instant now) {
        Columns columns = new Columns("CIRCUIT", "STATE", "FOR", "RATE", "CALLS", "FAILED", "REJECTED", "P99");
        for (RemoteBean circuit : circuits) {
            columns.add(
                    Columns.shortened(circuit.name(), LONGEST_NAME),
                    circuit.text("State"),
                    age(circuit, now),
                    Columns.percent(circuit.decimal("FailureRatePercent")),
                    circuit.text("CallsTotal"),
                    circuit.text("CallsFailed"),
                    circuit.text("CallsRejected"),
                    Columns.millis(circuit.decimal("LatencyP99Millis")));
        }
        return columns.lines();
    }

    static String age(RemoteBean circuit, Instant now) {
        Instant since = circuit.time("StateSince");
        return since == null ? "-" : Columns.age(Duration.between(since, now));
    }

    static List<String> fallbacks(List<RemoteBean> chains) {
        Columns columns = new Columns("FALLBACK", "CALLS", "ALL FAILED", "SERVED BY TIER");
        for (RemoteBean chain : chains) {
            columns.add(
                    chain.name(),
                    chain.text("Calls"),
                    chain.text("AllTiersFailed"),
                    String.join("; ", chain.lines("ServedByTier")).replaceAll(" +", " "));
        }
        return columns.lines();
    }

    static List<String> probes(List<RemoteBean> probes) {
        Columns columns = new Columns("PROBE OF", "HEALTHY", "LAST CHECK", "TOOK", "ERROR");
        for (RemoteBean probe : probes) {
            columns.add(
                    probe.name(),
                    probe.text("Healthy"),
                    time(probe.time("LastCheck")),
                    probe.text("LastDurationMillis") + " ms",
                    probe.text("LastError"));
        }
        return columns.lines();
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "none yet" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Everything that the bean of a circuit shows. */
    static List<String> whole(RemoteBean circuit) {
        List<String> lines = new ArrayList<>();
        lines.add("circuit " + circuit.name());
        Columns columns = new Columns("", "", "");
        for (Map.Entry<String, @Nullable Object> each : circuit.attributes().entrySet()) {
            if (!(each.getValue() instanceof String[]) && !each.getKey().startsWith("Setting")) {
                columns.add("", each.getKey(), value(each.getValue()) + " ");
            }
        }
        lines.addAll(columns.lines().subList(1, columns.lines().size()));
        for (String table : List.of("SettingOrigins", "Methods", "RecentTransitions")) {
            lines.add(table);
            for (String line : circuit.lines(table)) {
                lines.add("  " + line);
            }
        }
        return lines;
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        return value instanceof Date date ? date.toInstant().toString() : value.toString();
    }
}
