package io.breakwater.agent.metrics;

import io.breakwater.agent.control.AgentFacts;
import io.breakwater.core.Transition;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.CircuitSnapshot;
import io.breakwater.core.fallback.FallbackSnapshot;
import io.breakwater.core.health.HealthStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** All circuits on a page that any browser shows: no scripts, nothing to press, nothing from elsewhere. */
final class StatusPage {

    private static final int TRANSITIONS = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5">
            <title>Breakwater</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; }
            table { border-collapse: collapse; margin-bottom: 2rem; }
            th, td { padding: .3rem .8rem; text-align: left; border-bottom: 1px solid #8888; }
            td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
            .OPEN, .FORCED_OPEN, .UNHEALTHY { color: #fff; background: #b3261e; font-weight: bold; }
            .HALF_OPEN, .DISABLED { color: #000; background: #f5c451; }
            </style>
            </head>
            <body>
            <main>
            """;

    /** Nothing but the style above, of which this is the hash: a test sees to it that it is. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-C0u3XyiQ9MMiGsAUUbH30urEj3ZRPL6+E3n5t5g6GWQ=';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder html = new StringBuilder(HEAD);

    private StatusPage() {}

    static String of(AgentFacts facts) {
        StatusPage page = new StatusPage();
        page.add(facts);
        return page.html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void add(AgentFacts facts) {
        html.append("<h1>Breakwater</h1>\n<p>Version ").append(escape(facts.version()));
        html.append(", mode ").append(escape(facts.control().mode()));
        html.append(", configuration read ").append(time(facts.control().configLoadedAt()));
        html.append(". <a href=\"/metrics\">Metrics</a>, <a href=\"/health\">health</a>.</p>\n");
        List<CircuitSnapshot> circuits = facts.registry().snapshots();
        addCircuits(circuits);
        addChains(facts.chains().snapshots());
        addProbes(facts.probes());
        addTransitions(circuits);
    }

    private void addCircuits(List<CircuitSnapshot> circuits) {
        table("Circuits", "Circuit", "State", "Since", "Failure rate", "Calls", "Failed", "Rejected", "Last failure");
        for (CircuitSnapshot circuit : circuits) {
            CallTotals calls = circuit.calls();
            row();
            cell(circuit.name());
            marked(circuit.state().name());
            cell(time(circuit.since()));
            number(
                    circuit.rates().failurePercent() < 0
                            ? "-"
                            : String.format(
                                    Locale.ROOT, "%.1f %%", circuit.rates().failurePercent()));
            number(Long.toString(calls.total()));
            number(Long.toString(calls.failed()));
            number(Long.toString(calls.rejected()));
            cell(circuit.lastFailure());
        }
        end();
    }

    private void addChains(List<FallbackSnapshot> chains) {
        if (chains.isEmpty()) {
            return;
        }
        table("Fallback chains", "Chain", "Calls", "All tiers failed", "Served");
        for (FallbackSnapshot chain : chains) {
            row();
            cell(chain.name());
            number(Long.toString(chain.calls()));
            number(Long.toString(chain.allTiersFailed()));
            cell(served(chain));
        }
        end();
    }

    static String served(FallbackSnapshot chain) {
        StringJoiner served = new StringJoiner(", ");
        for (FallbackSnapshot.TierCount tier : chain.served()) {
            served.add(tier.tier() + ": " + tier.served());
        }
        if (chain.servedByValue() > 0) {
            served.add("value: " + chain.servedByValue());
        }
        return served.toString();
    }

    private void addProbes(List<HealthStatus> probes) {
        if (probes.isEmpty()) {
            return;
        }
        table("Probes", "Circuit", "Health", "Last check", "Took", "Error");
        for (HealthStatus probe : probes) {
            row();
            cell(probe.name());
            marked(probe.health().name());
            cell(probe.lastCheck() == null ? "none yet" : time(probe.lastCheck()));
            number(probe.lastDuration().toMillis() + " ms");
            cell(probe.lastError());
        }
        end();
    }

    private void addTransitions(List<CircuitSnapshot> circuits) {
        List<Transition> all = new ArrayList<>();
        for (CircuitSnapshot circuit : circuits) {
            all.addAll(circuit.recentTransitions());
        }
        all.sort(Comparator.comparing(Transition::at).reversed());
        html.append("<h2>Recent changes of state</h2>\n<ul>\n");
        for (Transition transition : all.subList(0, Math.min(TRANSITIONS, all.size()))) {
            html.append("<li>").append(time(transition.at())).append(' ').append(escape(transition.describe()));
            html.append("</li>\n");
        }
        html.append(all.isEmpty() ? "<li>none</li>\n</ul>\n" : "</ul>\n");
    }

    private void table(String title, String... columns) {
        html.append("<h2>").append(title).append("</h2>\n<table>\n<thead><tr>");
        for (String column : columns) {
            html.append("<th scope=\"col\">").append(column).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    private void end() {
        html.append("</tbody>\n</table>\n");
    }

    /** A row goes to the next one, or to the end of the table: closing it is up to the browser. */
    private void row() {
        html.append("<tr>");
    }

    private void cell(@Nullable String text) {
        html.append("<td>").append(text == null ? "" : escape(text)).append("</td>");
    }

    private void number(String text) {
        html.append("<td class=\"number\">").append(escape(text)).append("</td>");
    }

    private void marked(String word) {
        html.append("<td class=\"")
                .append(escape(word))
                .append("\">")
                .append(escape(word))
                .append("</td>");
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
