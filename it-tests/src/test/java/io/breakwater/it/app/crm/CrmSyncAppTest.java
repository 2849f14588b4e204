package io.breakwater.it.app.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServerMain;
import io.breakwater.it.servers.McpServerMain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CrmSyncAppTest {

    @TempDir
    Path directory;

    private JavaProcess mcp;
    private JavaProcess crm;
    private JavaProcess app;
    private String mcpPort;

    @BeforeEach
    void startAll() throws Exception {
        mcp = JavaProcess.start(McpServerMain.class.getName(), JavaProcess.QUICK_START, List.of("0"));
        crm = JavaProcess.start(CrmServerMain.class.getName(), JavaProcess.QUICK_START, List.of("0", "0"));
        mcpPort = ready(mcp)[1];
        String[] crmPorts = ready(crm);
        List<String> addresses =
                List.of("--mcp", url(mcpPort), "--sdk", url(crmPorts[1]), "--rest", url(crmPorts[2]), "--rate", "20");
        app = JavaProcess.start(
                CrmSyncApp.class.getName(),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + directory),
                addresses);
    }

    @AfterEach
    void stopAll() {
        app.close();
        crm.close();
        mcp.close();
    }

    @Test
    void app_mcpServerKilledAndRestarted_failsThenRecovers() throws Exception {
        app.awaitLine(CrmSyncAppTest::isServedByMcp);

        mcp.kill();
        app.awaitLine(app.position(), CrmSyncAppTest::isFailed);
        mcp = JavaProcess.start(McpServerMain.class.getName(), JavaProcess.QUICK_START, List.of(mcpPort));
        ready(mcp);
        app.awaitLine(app.position(), CrmSyncAppTest::isServedByMcp);

        app.send("stop");
        assertThat(app.awaitExit()).as(app.transcript()).isZero();
        assertThat(lastLine(app)).matches("summary calls=\\d+ ok=\\d+ failed=[1-9]\\d* mcp=[1-9]\\d* sdk=0 rest=0");
        assertThat(app.err()).isEmpty();
    }

    @Test
    void app_stdinCloses_endsWithCleanStderr() throws Exception {
        app.awaitLine(CrmSyncAppTest::isServedByMcp);

        app.closeStdin();

        assertThat(app.awaitExit()).as(app.transcript()).isZero();
        assertThat(lastLine(app)).matches("summary calls=\\d+ ok=\\d+ failed=0 mcp=\\d+ sdk=0 rest=0");
        assertThat(app.out()).anyMatch(line -> line.startsWith("startup sdk: ") && line.contains("servedBy=sdk"));
        assertThat(app.out()).anyMatch(line -> line.startsWith("startup rest: ") && line.contains("servedBy=rest"));
        assertThat(app.err()).isEmpty();
    }

    @Test
    void app_toolSaysNoOrHangs_reportsFailureAndGoesOn() throws Exception {
        app.awaitLine(CrmSyncAppTest::isServedByMcp);

        assertThat(mcp.command("error")).isEqualTo("OK error");
        app.awaitLine(app.position(), line -> isFailed(line) && line.contains("AccountLookupException: get_account"));
        assertThat(mcp.command("slow 7000")).isEqualTo("OK slow 7000");
        app.awaitLine(app.position(), line -> isFailed(line) && line.contains("TimeoutException"));
        assertThat(mcp.command("ok")).isEqualTo("OK ok");
        app.awaitLine(app.position(), CrmSyncAppTest::isServedByMcp);
    }

    @Test
    void servers_stdinCloses_endByThemselves() throws Exception {
        app.awaitLine(CrmSyncAppTest::isServedByMcp);
        app.closeStdin();
        app.awaitExit();

        assertThat(crm.command("sdk,meta 503")).isEqualTo("OK sdk,meta 503");
        assertThat(crm.command("rest slow 700")).isEqualTo("OK rest slow 700");
        assertThat(crm.command("count rest")).isEqualTo("COUNT rest 1");
        assertThat(crm.command("nothing 503")).startsWith("BAD nothing 503");
        crm.closeStdin();
        mcp.closeStdin();

        assertThat(crm.awaitExit()).as(crm.transcript()).isZero();
        assertThat(mcp.awaitExit()).as(mcp.transcript()).isZero();
        assertThat(crm.err()).isEmpty();
        assertThat(mcp.err()).isEmpty();
    }

    private static boolean isServedByMcp(String line) {
        return line.matches("call \\d+ at \\d+ ok mcp \\d+ms Account \\d+");
    }

    private static boolean isFailed(String line) {
        return line.matches("call \\d+ at \\d+ failed \\d+ms \\S+: .*");
    }

    private static String[] ready(JavaProcess server) throws InterruptedException {
        return server.awaitLine(line -> line.startsWith("READY ")).split(" ", -1);
    }

    private static String url(String port) {
        return "http://127.0.0.1:" + port;
    }

    private static String lastLine(JavaProcess process) {
        List<String> lines = process.out();
        return lines.get(lines.size() - 1);
    }
}
