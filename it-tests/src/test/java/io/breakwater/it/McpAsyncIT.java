package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.McpLine;
import io.breakwater.it.servers.McpFront;
import io.breakwater.it.servers.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of the MCP SDK as Reactor sees them: what is subscribed to is the call. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class McpAsyncIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void mono_isAsManyCallsAsSubscriptions(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            rows.expect("assemble get_account | assembled | nothing | 0 | 0");
            rows.expect("twice get_account | result fine, result fine | succeeded 2 | 2 | 0");
            front.tell("get_account", "503 then 503 then ok then 503 then ok");
            rows.expectGuarded("twice get_account | result fine, result fine | succeeded 2, failed 3 | 5 | 0");
            cancelled(rows, front);
            rows.holds();
        }
    }

    /** Nobody waits for it any more, so it is no failure, is not repeated, and leaves nothing in flight. */
    private static void cancelled(McpRows rows, McpFront front) throws Exception {
        front.tell("get_account", "slow 1000 503");
        rows.expect("subscribe get_account | disposed | ignored 1 | 1 | 0", application -> {
            int calls = rows.calls("get_account");
            application.command("subscribe get_account");
            rows.awaitMore("get_account", calls);
            return application.command("dispose");
        });
        front.tell("get_account", "ok");
    }

    /** The blocking client goes through the other one, and the preset names both: one call is one call. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void blockingCall_throughTheOtherClient_isCountedOnce(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            assertThat((String[]) rows.jmx().agent("GuardedMethods"))
                    .anyMatch(method -> method.contains("McpSyncClient#callTool("))
                    .anyMatch(method -> method.contains("McpAsyncClient#callTool("));
            rows.expect("sync get_account | result fine | succeeded 1 | 1 | 0");
            front.tell("get_account", "503 then 503 then ok");
            rows.expectGuarded("sync get_account | result fine | succeeded 1, failed 2 | 3 | 0");
            rows.holds();
        }
    }

    /** Who calls is in the context of the subscriber, or of the thread; a retry is made for the same one. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void retry_isMadeInTheContextOfWhoHasCalled(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            for (String way : List.of("sync", "async")) {
                front.tell("get_account", "503 then 503 then ok");
                rows.app().command("tenant " + way + "-tenant");
                rows.expectGuarded(way + " get_account | result fine | succeeded 1, failed 2 | 3 | 0");
                assertThat(lastTenants(front)).containsExactly(way + "-tenant", way + "-tenant", way + "-tenant");
            }
            rows.holds();
        }
    }

    private static List<String> lastTenants(McpFront front) {
        List<String> tenants = new ArrayList<>();
        for (Request request : front.requests()) {
            if (request.body().contains("get_account")) {
                tenants.add(request.header("x-tenant"));
            }
        }
        return tenants.subList(tenants.size() - 3, tenants.size());
    }

    private McpRows rows(Path jdk, McpLine line, McpFront front) throws Exception {
        return new McpRows(jdk, line, directory, front::count, List.of("http", front.url()));
    }
}
