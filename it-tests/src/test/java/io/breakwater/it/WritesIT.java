package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.Jdks;
import io.breakwater.it.harness.Tiers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A write whose outcome is unknown reaches one server, once, whatever retries and chains are configured. Every kind of call
 * meets every kind of failure in every tier, and what reaches the servers is counted there.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class WritesIT {

    private static final List<String> READS = List.of("getAccount", "getByQuery");
    private static final List<String> POSTS =
            List.of("createAccount", "updateAccount", "upsertAccount", "convertLead", "sendMail", "cloneAccount");
    private static final List<String> DELETES = List.of("deleteAccount", "deleteAbsence");
    private static final List<String> CALLS =
            Stream.of(READS, POSTS, DELETES).flatMap(List::stream).toList();

    private static final long LITTLE = 250;
    private static final long PLENTY = 10_000;

    /**
     * Failures, how the server is told to have them, how many requests of a call reach the server that fails (a read, a query
     * that is posted, a write, a deletion), and whether a write goes on to the next tier, as a read always does.
     *
     * <p>The SDK's own client sends a GET and a DELETE up to four times where the connection ends, and so does the JDK's with a
     * GET, if less often.
     */
    private static final String BARE_SDK = """
            429, before it acts        | 429       | 1   | 1 | 1 | 1 | no
            500, after it acted        | 500       | 1   | 1 | 1 | 1 | no
            503 of a gateway           | 503 html  | 1   | 1 | 1 | 1 | no
            connection closed          | close     | 4   | 1 | 1 | 4 | no
            connection reset           | reset     | 4   | 1 | 1 | 4 | no
            no answer in time          | slow 3000 | 1   | 1 | 1 | 1 | no
            connection refused         | REFUSED   | 0   | 0 | 0 | 0 | no
            unknown host               | UNKNOWN   | 0   | 0 | 0 | 0 | no
            """;

    private static final String SDK = """
            429, before it acts        | 429       | 5   | 5 | 5 | 5 | yes
            500, after it acted        | 500       | 5   | 5 | 1 | 1 | no
            503 of a gateway           | 503 html  | 5   | 5 | 1 | 1 | no
            connection closed          | close     | 20  | 5 | 1 | 4 | no
            connection reset           | reset     | 20  | 5 | 1 | 4 | no
            no answer in time          | slow 3000 | 5   | 5 | 1 | 1 | no
            connection refused         | REFUSED   | 0   | 0 | 0 | 0 | yes
            unknown host               | UNKNOWN   | 0   | 0 | 0 | 0 | yes
            circuit open               | OPEN      | 0   | 0 | 0 | 0 | yes
            """;

    private static final String REST = """
            429, before it acts        | 429       | 3   | 3 | 3 | 3 | yes
            500, after it acted        | 500       | 3   | 3 | 1 | 1 | no
            503 of a gateway           | 503 html  | 3   | 3 | 1 | 1 | no
            connection closed          | close     | 3-6 | 3 | 1 | 1 | no
            connection reset           | reset     | 3-6 | 3 | 1 | 1 | no
            no answer in time          | slow 3000 | 3   | 3 | 1 | 1 | no
            connection refused         | REFUSED   | 0   | 0 | 0 | 0 | yes
            unknown host               | UNKNOWN   | 0   | 0 | 0 | 0 | yes
            circuit open               | OPEN      | 0   | 0 | 0 | 0 | yes
            """;

    private static final String MCP = REST.replace("3-6", "3  "); // a call of a tool is always posted

    @TempDir
    private Path directory;

    /**
     * Tiers, and which of them fails.
     *
     * @param gone the one before it, which is not there; empty = all are
     */
    record Case(boolean guarded, List<String> tiers, String gone, String failing, String table) {

        /** The tier that answers where the failing one does not; empty = none. */
        String next() {
            int next = tiers.indexOf(failing) + 1;
            return next < tiers.size() ? tiers.get(next) : "";
        }

        @Override
        public String toString() {
            return (guarded ? "" : "without the agent, ") + String.join(" -> ", tiers)
                    + (gone.isEmpty() ? "" : ", without " + gone) + ", failing: " + failing;
        }
    }

    static Stream<Arguments> cases() {
        List<Case> cases = List.of(
                new Case(false, List.of("sdk"), "", "sdk", BARE_SDK),
                new Case(true, List.of("sdk"), "", "sdk", SDK),
                new Case(true, List.of("sdk", "rest"), "", "sdk", SDK),
                new Case(true, List.of("sdk", "rest"), "sdk", "rest", REST),
                new Case(true, List.of("mcp", "sdk", "rest"), "", "mcp", MCP),
                new Case(true, List.of("mcp", "sdk", "rest"), "mcp", "sdk", SDK));
        return Jdks.all().stream().flatMap(jdk -> cases.stream().map(each -> Arguments.of(jdk, each)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void calls_failInEveryWay_reachTheServersAsOftenAsTheyMay(Path jdk, Case each) throws Exception {
        try (Tiers run = new Tiers(jdk, directory, each.guarded(), each.tiers(), CALLS)) {
            run.allAnswer();
            if (!each.gone().isEmpty()) {
                run.fail(each.gone(), "REFUSED");
            }
            for (String line : each.table().lines().toList()) {
                Row row = Row.of(line);
                run.patience(each.failing(), patience(row.told()));
                run.fail(each.failing(), row.told());
                for (String call : CALLS) {
                    check(run, each, row, call);
                }
                run.restore(each.failing());
            }
            run.assertEndsWell();
        }
    }

    /** What the test above is worth: where nobody knows what a write is, it does find that writes are doubled. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void writes_takenForReads_reachTheServersTwice(Path jdk) throws Exception {
        try (Tiers run = new Tiers(jdk, directory, true, List.of("mcp", "sdk", "rest"), CALLS)) {
            run.allAnswer();
            run.forgetWrites();
            for (String told : List.of("500", "503 html", "close", "reset", "slow 3000")) {
                run.patience("mcp", patience(told));
                run.patience("sdk", patience(told));
                run.fail("mcp", told);
                run.fail("sdk", told);
                for (String call : CALLS) {
                    run.call("mcp", call);
                    String about = told + "; " + call;
                    run.awaitRequests("mcp", "2", about);
                    run.awaitRequests("sdk", "2-8", about);
                    run.awaitRequests("rest", "1", about);
                }
                run.restore("mcp");
                run.restore("sdk");
            }
            run.assertEndsWell();
        }
    }

    private static long patience(String told) {
        return told.startsWith("slow") ? LITTLE : PLENTY;
    }

    private static void check(Tiers run, Case each, Row row, String call) throws Exception {
        String told = each + "; " + row.failure() + "; " + call;
        boolean goesOn = READS.contains(call) || row.goesOn();
        String answer = run.call(each.tiers().get(0), call);

        String requests = row.requests(call);
        run.awaitRequests(each.failing(), requests, told);
        for (String tier : each.tiers()) {
            if (!tier.equals(each.failing())) {
                String expected = goesOn && tier.equals(each.next()) ? "1" : "0";
                run.awaitRequests(tier, expected, told);
            }
        }
        if (goesOn && !each.next().isEmpty()) {
            assertThat(answer).as(told).matches("OK 20[01] " + each.next());
        } else {
            assertThat(answer).as(told).matches("OK (failed: .*|(429|500|503) " + each.failing() + ")");
        }
    }

    /** A line of the table. */
    private record Row(String failure, String told, List<String> requests, boolean goesOn) {

        static Row of(String line) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            return new Row(cells[0], cells[1], List.of(cells).subList(2, 6), cells[6].equals("yes"));
        }

        String requests(String call) {
            return requests.get(READS.contains(call) ? READS.indexOf(call) : DELETES.contains(call) ? 3 : 2);
        }
    }
}
