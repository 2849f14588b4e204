package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Circuits, chains and probes of an agent in lines for people. */
final class AgentText {

    /** What is read for {@link #headline}. */
    static final String[] HEADLINE = {"Version", "Mode", "CircuitCount", "CircuitsOpen", "ConfigFile"};

    /** What is read for {@link #circuits}; reading all takes the other JVM ten times as long. */
    static final String[] OF_CIRCUITS = {
        "State",
        "StateSince",
        "OpenRemainingMillis",
        "FailureRatePercent",
        "CallsTotal",
        "CallsFailed",
        "CallsRejected",
        "CallsInFlight",
        "RetriesTotal",
        "LatencyP99Millis",
        "LastFailure"
    };

    /** From here on there is room for all columns. */
    static final int WIDE = 110;

    /** How many columns there are otherwise. */
    private static final int NARROW = 8;

    private AgentText() {}

    /** {@code breakwater 1.0.0, mode enforce, 3 circuits, 1 of them open, /etc/agent.properties}. */
    static String headline(RemoteBean agent) {
        return "breakwater " + agent.text("Version") + ", mode " + agent.text("Mode") + ", "
                + CommandContext.count((int) agent.number("CircuitCount"), "circuit") + ", "
                + agent.number("CircuitsOpen") + " open, " + agent.text("ConfigFile");
    }

    /**
     * A header, and a line for each circuit.
     *
     * @param width what they may take; what there is no room for is left out
     */
    static List<String> circuits(List<RemoteBean> circuits, Instant now, int width) {
        boolean wide = width >= WIDE;
        String[] header = {"CIRCUIT", "STATE", "FOR", "RATE", "CALLS", "FAILED", "REJECTED", "P99", "RETRIES", "NOTE"};
        Columns columns = new Columns(Arrays.copyOf(header, wide ? header.length : NARROW));
        for (RemoteBean circuit : circuits) {
            String[] row = {
                circuit.name(),
                circuit.text("State"),
                age(circuit, now),
                Columns.percent(circuit.decimal("FailureRatePercent")),
                circuit.text("CallsTotal"),
                circuit.text("CallsFailed"),
                circuit.text("CallsRejected"),
                Columns.millis(circuit.decimal("LatencyP99Millis")),
                circuit.text("RetriesTotal"),
                note(circuit)
            };
            columns.add(Arrays.copyOf(row, wide ? row.length : NARROW));
        }
        return columns.lines(width);
    }

    /** When it is tried again, and what the last failure was. */
    static String note(RemoteBean circuit) {
        long left = circuit.number("OpenRemainingMillis");
        boolean isOpen = circuit.text("State").equals("OPEN");
        String wait = left > 0 ? "trial in " + Columns.age(Duration.ofMillis(left + 999)) : "trial with the next call";
        String trial = isOpen ? wait : "";
        String failure = circuit.text("LastFailure");
        return trial + (trial.isEmpty() || failure.isEmpty() ? "" : "; ") + failure;
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

    /** Everything that the bean of a circuit shows; what somebody wants to know first comes first. */
    static List<String> whole(RemoteBean circuit, Instant now) {
        List<String> lines = new ArrayList<>();
        String note = note(circuit);
        lines.add("circuit " + circuit.name() + " is " + circuit.text("State") + " for " + age(circuit, now)
                + (note.isEmpty() ? "" : "; " + note));
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
