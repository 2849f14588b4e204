package io.breakwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitConfigBuilder;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import io.breakwater.core.time.ManualClock;
import io.breakwater.core.window.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The tables of docs/tuning.md say what the engine does. */
final class TuningDocTest {

    private final List<String> lines = Files.readAllLines(Path.of("../docs/tuning.md"));

    TuningDocTest() throws IOException {}

    /** The table whose header begins so consists of exactly these rows. */
    private void assertTable(String header, List<String> rows) {
        List<String> table = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (inside && line.startsWith("|") && !line.startsWith("|--")) {
                table.add(line);
            }
            inside = line.startsWith(header) || (inside && line.startsWith("|"));
        }
        assertThat(table).as("the table '%s'", header).containsExactlyElementsOf(rows);
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        return row.toString();
    }

    /** In percent, with three digits that say something. */
    private static String percent(double share) {
        double percent = share * 100;
        if (percent < 0.000_1) {
            return "< 0.0001 %";
        }
        int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(percent)));
        String text = String.format(Locale.ROOT, "%." + Math.min(digits, 4) + "f", percent);
        return (text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text) + " %";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds).replace(".0 s", " s");
    }

    @Test
    void availability_withAttempts() {
        List<String> rows = new ArrayList<>();
        for (double share : new double[] {0.01, 0.05, 0.1, 0.3}) {
            rows.add(row(
                    percent(share),
                    percent(TuningFigures.stillFailing(share, 2)),
                    percent(TuningFigures.stillFailing(share, 3)),
                    percent(TuningFigures.stillFailing(share, 2, 0.5)),
                    percent(TuningFigures.stillFailing(share, 3, 0.5))));
        }
        assertTable("| attempts that fail |", rows);
    }

    @Test
    void availability_ofARealGuard_isThatOfTheFormula() {
        RandomGenerator random = RandomSeed.of("TuningDocTest");
        double share = 0.3;
        int calls = 40_000;
        for (int attempts = 1; attempts <= 3; attempts++) {
            Circuit circuit = new Circuit(
                    "c", CircuitConfig.builder().failureThreshold(0).build(), new ManualClock(), told -> {});
            Backoff atOnce = new Backoff(Duration.ZERO, Duration.ZERO, 1, Jitter.NONE);
            Guard guard = Guard.of(circuit)
                    .retry(new RetryPolicy(attempts, atOnce))
                    .budget(new RetryBudget(RetryBudget.OFF))
                    .build();
            double expected = TuningFigures.stillFailing(share, attempts);
            double deviation = Math.sqrt(expected * (1 - expected) / calls);
            assertThat(failing(guard, share, calls, random))
                    .as("%d attempts", attempts)
                    .isCloseTo(expected, within(6 * deviation));
        }
    }

    private static double failing(Guard guard, double share, int calls, RandomGenerator random) {
        int failed = 0;
        for (int i = 0; i < calls; i++) {
            try {
                guard.call(() -> {
                    if (random.nextDouble() < share) {
                        throw new IOException();
                    }
                    return "";
                });
            } catch (Exception expected) {
                failed++;
            }
        }
        return failed / (double) calls;
    }

    @Test
    void latency_atWorst() {
        List<String> rows = new ArrayList<>();
        for (int[] each :
                new int[][] {{3, 10_000, 1000}, {3, 2000, 1000}, {2, 2000, 1000}, {3, 2000, 100}, {2, 500, 100}}) {
            double timeout = each[1] / 1000.0;
            double delays = TuningFigures.longestDelayNanos(each[0], Duration.ofMillis(each[2])) / 1e9;
            double worst = each[0] * timeout + delays;
            rows.add(row(
                    each[0],
                    seconds(timeout),
                    seconds(each[2] / 1000.0),
                    seconds(delays),
                    seconds(worst),
                    seconds(Math.min(worst, 5 + timeout))));
        }
        assertTable("| attempts | client's limit |", rows);
    }

    @Test
    void load_inAnOutage() {
        List<String> rows = new ArrayList<>();
        for (int rate : new int[] {1, 5, 10, 20, 50, 100, 1000}) {
            double load = TuningFigures.loadInAnOutage(rate, 3);
            assertThat(load).as("the formula").isCloseTo(Math.min(3, 1.2 + 10.0 / rate), within(0.01));
            rows.add(row(rate, String.format(Locale.ROOT, "%.2f", load)));
        }
        assertTable("| calls a second | attempts for each call |", rows);
    }

    @Test
    void time_untilACircuitIsOpen() {
        List<String> rows = new ArrayList<>();
        for (int rate : new int[] {1, 10, 100}) {
            rows.add(row(
                    rate,
                    seconds(TuningFigures.secondsToOpen(CircuitConfig.builder(), rate, 0)),
                    seconds(TuningFigures.secondsToOpen(CircuitConfig.builder(), rate, 10)),
                    seconds(TuningFigures.secondsToOpen(byRate(WindowSize.calls(100)), rate, 0)),
                    seconds(TuningFigures.secondsToOpen(byRate(WindowSize.time(Duration.ofSeconds(60))), rate, 0)),
                    seconds(TuningFigures.secondsToOpen(byRate(WindowSize.time(Duration.ofSeconds(10))), rate, 0))));
        }
        assertTable("| attempts a second | 5 in a row |", rows);
    }

    private static CircuitConfigBuilder byRate(WindowSize window) {
        return CircuitConfig.builder()
                .failureThreshold(0)
                .failureRateThreshold(50)
                .window(window);
    }

    @Test
    void attempts_untilSoManyFailInARowByChance() {
        List<String> rows = new ArrayList<>();
        for (double share : new double[] {0.01, 0.05, 0.1, 0.2, 0.3}) {
            List<Object> cells = new ArrayList<>(List.of(percent(share)));
            for (int threshold : new int[] {3, 5, 10}) {
                cells.add(rounded(TuningFigures.attemptsUntilInARow(share, threshold)));
            }
            rows.add(row(cells.toArray()));
        }
        assertTable("| attempts that fail by chance | `failure-threshold = 3` |", rows);
    }

    /** Two digits: more would be a lie. */
    private static String rounded(double number) {
        if (number > 1e9) {
            return "more than 1,000,000,000";
        }
        double unit = Math.pow(10, Math.floor(Math.log10(number)) - 1);
        return String.format(Locale.ROOT, "%,d", (long) (Math.round(number / unit) * unit));
    }

    @Test
    void attempts_countedAtARealCircuit_areThoseOfTheFormula() {
        RandomGenerator random = RandomSeed.of("TuningDocTest");
        int openings = 4000;
        double expected = TuningFigures.attemptsUntilInARow(0.2, 3);
        // Times between openings are spread about as widely as they are long.
        assertThat(TuningFigures.countedUntilInARow(0.2, 3, openings, random))
                .isCloseTo(expected, within(6 * expected / Math.sqrt(openings)));
    }

    @Test
    void windows_thatAreAboveTheThresholdByChance() {
        List<String> rows = new ArrayList<>();
        for (int calls : new int[] {10, 20, 50, 100}) {
            rows.add(row(
                    calls,
                    percent(TuningFigures.atOrAbove(0.05, calls, 20)),
                    percent(TuningFigures.atOrAbove(0.1, calls, 20)),
                    percent(TuningFigures.atOrAbove(0.05, calls, 50)),
                    percent(TuningFigures.atOrAbove(0.1, calls, 50)),
                    percent(TuningFigures.atOrAbove(0.2, calls, 50))));
        }
        assertTable("| calls in the window | 5 % fail, 20 opens |", rows);
    }

    @Test
    void recovery_withABackoff() {
        List<String> rows = new ArrayList<>();
        for (double backoff : new double[] {1, 1.5, 2}) {
            List<Object> cells = new ArrayList<>(List.of("`" + backoff + "`"));
            for (int reopenings = 0; reopenings < 6; reopenings++) {
                cells.add(TuningFigures.openSeconds(backoff, reopenings) + " s");
            }
            cells.add(TuningFigures.trialsInAnHour(backoff));
            rows.add(row(cells.toArray()));
        }
        assertTable("| `recovery-backoff` | 1st |", rows);
    }
}
