package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.SdkReports;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The same application of the CRM's SDK twice, with the agent and without, in front of one server. */
public final class SdkTwins implements AutoCloseable {
    private static final String HOST = "sdk.test";
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int LITTLE = 250;
    private static final int PLENTY = 10_000;
    private static final String PARTIAL = "{\"data\":[{\"code\":\"MANDATORY_NOT_FOUND\",\"status\":\"error\","
            + "\"message\":\"required field not found\",\"details\":{}}]}";

    private final CrmServer crm = new CrmServer(0, 0);
    private final Hosts hosts;
    private final JavaProcess bare;
    private final JavaProcess guarded;
    private final CircuitWatch jmx;
    private int timeout;

    /** Starts both; the agent has one circuit, {@code sdk}. */
    public SdkTwins(Path jdk, Path directory, String config) throws Exception {
        hosts = new Hosts(directory, HOST);
        Path file = Guarded.config(directory, config);
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.addAll(hosts.options());
        String main = SdkReports.class.getName();
        String url = "http://" + HOST + ":" + crm.sdkPort();
        bare = JavaProcess.start(jdk, main, options, List.of(url, cache(directory, "bare")));
        guarded = Guarded.start(jdk, file, hosts.options(), main, url, cache(directory, "guarded"));
        bare.awaitLine("ready"::equals);
        guarded.awaitLine("ready"::equals);
        jmx = new CircuitWatch(guarded.pid());
        timeout(PLENTY);
        bare.command("read");
        guarded.command("read");
    }

    private static String cache(Path directory, String name) throws Exception {
        return Files.createDirectory(directory.resolve(name)).toString();
    }

    public CrmServer crm() {
        return crm;
    }

    /** Tells the one with the agent to do something, and forgets all requests before. */
    public String ask(String call) throws Exception {
        return call(guarded, call);
    }

    public CircuitWatch jmx() {
        return jmx;
    }

    /** Both see the same, which is what the row says, and what they send and what is counted is what it says, too. */
    public void check(SdkRow row) throws Exception {
        timeout(row.told().contains("slow") ? LITTLE : PLENTY);
        fail(row.told().replace("PARTIAL", PARTIAL));
        String seen = call(bare, row.call());
        assertThat(SdkRow.shortened(seen)).as("seen: " + row + ": " + seen).isEqualTo(row.seen());
        awaitRequests(row.bareRequests(), "without the agent: " + row);
        long[] before = counts();
        assertThat(call(guarded, row.call())).as("seen with the agent: " + row).isEqualTo(seen);
        awaitRequests(row.requests(), "with the agent: " + row);
        assertThat(SdkRow.counted(before, counts())).as("counted: " + row).isEqualTo(row.counted());
        hosts.serve(HOST);
        crm.tell("sdk,meta,users,org,token", "ok");
    }

    private void timeout(int millis) throws Exception {
        if (millis != timeout) {
            Guarded.assertAnswers(bare, "timeout " + millis, "OK timeout");
            Guarded.assertAnswers(guarded, "timeout " + millis, "OK timeout");
            timeout = millis;
        }
    }

    private void fail(String told) throws Exception {
        switch (told) {
            case "REFUSED" -> hosts.refuse(HOST);
            case "UNKNOWN" -> hosts.forget(HOST);
            default -> {
                String[] words = told.split(" ", 2);
                crm.tell(words[0], words[1]);
            }
        }
    }

    private String call(JavaProcess app, String call) throws Exception {
        crm.resetCounts();
        return app.command(call).substring("OK ".length());
    }

    /** The last request of a call that was given up may still be under way. */
    private void awaitRequests(int expected, String about) {
        long start = System.nanoTime();
        while (crm.requests().size() < expected && System.nanoTime() - start < LATE_NANOS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(crm.requests()).as(about).hasSize(expected);
    }

    private long[] counts() throws Exception {
        long[] counts = new long[SdkRow.OUTCOMES.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (Long) jmx.circuit("sdk", "Calls" + SdkRow.OUTCOMES.get(i));
        }
        return counts;
    }

    /** Nothing has gone wrong inside the agent, and nobody has said anything. */
    public void assertEndWell() throws Exception {
        assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
        Guarded.assertHealthy(jmx);
        Guarded.assertEndsQuietly(guarded);
        bare.closeStdin();
        assertThat(bare.awaitExit()).as(bare.transcript()).isZero();
    }

    @Override
    public void close() {
        jmx.close();
        bare.close();
        guarded.close();
        crm.close();
    }
}
