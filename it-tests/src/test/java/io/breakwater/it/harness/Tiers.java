package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.writes.WritesMain;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import io.breakwater.it.servers.ToldMcpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * An application with up to three ways to one CRM ({@code mcp}, {@code sdk}, {@code rest}), and the servers at their ends.
 * Each way is a circuit of that name, and together they are the tiers of chains.
 */
public final class Tiers implements AutoCloseable {
    private static final String PACKAGE = "io.breakwater.it.app.writes.";
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final String CONFIG = """
            failure-threshold = 0
            retry.max-attempts = 3
            retry.base-delay = 1ms
            retry.budget = off
            reload = manual
            log.level = off
            circuit.sdk.preset = zoho-crm-sdk
            circuit.sdk.retry.max-attempts = 5
            """;

    /** What is known of calls that are not one of a preset's. */
    private static final String OWN = """
            circuit.rest.failure-results = statusCode in 429, 500-599
            circuit.rest.rejected-results = statusCode in 429
            circuit.rest.writes = *, !get*
            """;

    private final CrmServer crm = new CrmServer(0, 0);
    private final ToldMcpServer mcp = new ToldMcpServer();
    private final List<String> tiers;
    private final List<String> calls;
    private final Path config;
    private final Hosts hosts;
    private final JavaProcess app;
    private final @Nullable CircuitWatch jmx;
    private final Map<String, Long> patience = new HashMap<>();

    /** Starts the application, with the agent or without; one tier alone is guarded where its preset says. */
    public Tiers(Path jdk, Path directory, boolean guarded, List<String> tiers, List<String> calls) throws Exception {
        this.tiers = tiers;
        this.calls = calls;
        config = Guarded.config(directory, config());
        hosts = new Hosts(directory, host("sdk"), host("rest"), host("mcp"));
        String main = WritesMain.class.getName();
        String[] arguments = {
            url("sdk", crm.sdkPort()),
            url("rest", crm.restPort()),
            url("mcp", mcp.port()),
            Files.createDirectory(directory.resolve("cache")).toString()
        };
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.addAll(hosts.options());
        app = guarded
                ? Guarded.start(jdk, config, hosts.options(), main, arguments)
                : JavaProcess.start(jdk, main, options, List.of(arguments));
        app.awaitLine("ready"::equals);
        jmx = guarded ? new CircuitWatch(app.pid()) : null;
    }

    private String config() {
        StringBuilder text = new StringBuilder(CONFIG);
        if (tiers.size() > 1) {
            text.append(OWN);
            for (String tier : tiers) {
                String methods = calls.stream().map(call -> method(tier, call)).collect(Collectors.joining(", "));
                text.append("circuit." + tier + ".methods = " + methods + "\n");
            }
            for (String call : calls) {
                String chain = tiers.stream().map(tier -> method(tier, call)).collect(Collectors.joining(" -> "));
                text.append("fallback." + call + ".tiers = " + chain + "\n");
            }
        }
        if (tiers.contains("mcp")) {
            text.append("circuit.mcp.preset = mcp-client\ncircuit.mcp.writes = *, !get*\n");
        }
        return text.toString();
    }

    private static String method(String tier, String call) {
        return PACKAGE + Character.toUpperCase(tier.charAt(0)) + tier.substring(1) + "Tier#" + call;
    }

    private static String host(String tier) {
        return tier + ".test";
    }

    private static String url(String tier, int port) {
        return "http://" + host(tier) + ":" + port;
    }

    /** Takes every write for a read, with two attempts for each. */
    public void forgetWrites() throws Exception {
        String text = config().replaceAll("(?m)^circuit\\.\\w+\\.(writes|retry\\.max-attempts) .*\n", "")
                .replace("retry.max-attempts = 3", "retry.max-attempts = 2");
        StringBuilder changed = new StringBuilder(text);
        for (String tier : tiers) {
            changed.append("circuit." + tier + ".writes = none\n");
        }
        Files.writeString(config, changed);
        CircuitWatch jmx = Objects.requireNonNull(this.jmx);
        jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "reload", null, null);
        assertThat((String[]) jmx.agent("ConfigProblems")).noneMatch(line -> line.contains("writes"));
    }

    /** Makes every call once, with every server well. */
    public void allAnswer() throws Exception {
        for (String call : calls) {
            assertThat(call(tiers.get(0), call))
                    .as(call + "; " + app.transcript())
                    .matches("OK 20[01] " + tiers.get(0));
            for (String tier : tiers) {
                assertThat(requests(tier)).as(call).isEqualTo(tier.equals(tiers.get(0)) ? 1 : 0);
            }
        }
    }

    /** How long a tier waits for an answer from now on. */
    public void patience(String tier, long millis) throws Exception {
        if (millis != patience.getOrDefault(tier, -1L)) {
            Guarded.assertAnswers(app, "patience " + tier + " " + millis, "OK patient");
            patience.put(tier, millis);
        }
    }

    /** Makes a call, and forgets all requests before it. */
    public String call(String tier, String call) throws Exception {
        crm.resetCounts();
        mcp.resetCount();
        return app.command(tier + " " + call);
    }

    /** Requests that a tier has sent for the last call. */
    public int requests(String tier) {
        return tier.equals("mcp") ? mcp.count() : crm.count(tier);
    }

    /** Expects so many requests, {@code 3} or {@code 3-6}; a server may see one later than its client has given up. */
    public void awaitRequests(String tier, String expected, String about) {
        String[] bounds = expected.split("-", 2);
        int least = Integer.parseInt(bounds[0].strip());
        int most = Integer.parseInt(bounds[bounds.length - 1].strip());
        long start = System.nanoTime();
        while (requests(tier) < least && System.nanoTime() - start < LATE_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(requests(tier))
                .as("requests to " + tier + ": " + about + "; " + app.transcript())
                .isBetween(least, most);
    }

    /** Lets a tier fail: as its server is told, or as {@code REFUSED}, {@code UNKNOWN} or {@code OPEN}. */
    public void fail(String tier, String how) throws Exception {
        switch (how) {
            case "REFUSED" -> hosts.refuse(host(tier));
            case "UNKNOWN" -> hosts.forget(host(tier));
            case "OPEN" -> Objects.requireNonNull(jmx).operate(tier, "forceOpen");
            default -> tell(tier, how);
        }
    }

    /** Lets a tier be well again. */
    public void restore(String tier) throws Exception {
        hosts.serve(host(tier));
        if (jmx != null) {
            jmx.operate(tier, "close");
        }
        tell(tier, "ok");
    }

    private void tell(String tier, String how) {
        if (tier.equals("mcp")) {
            mcp.tell(how);
        } else {
            crm.tell(tier, how);
        }
    }

    /** Nothing has gone wrong inside the agent, and nobody has said anything. */
    public void assertEndsWell() throws Exception {
        if (jmx != null) {
            Guarded.assertHealthy(jmx);
        }
        app.closeStdin();
        assertThat(app.awaitExit()).as(app.transcript()).isZero();
    }

    @Override
    public void close() {
        if (jmx != null) {
            jmx.close();
        }
        app.close();
        crm.close();
        mcp.close();
    }
}
