package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.adapters.SdkLookup;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.demo.SdkAct;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** REST stands in for an operation of the CRM's SDK that the application calls, and answers in the SDK's own types. */
@Timeout(90)
class ReadyMadeAdapterIT {

    private static final String CONFIG = """
            failure-threshold = 2
            recovery-timeout = 1h
            retry.max-attempts = 1
            log.level = off
            circuit.sdk.preset = zoho-crm-sdk
            circuit.rest.methods = io.breakwater.it.app.adapters.RestRecords#getRecord
            circuit.rest.failure-results = statusCode in 429, 500-599
            fallback.get-record.tiers = com.zoho.crm.api.record.RecordOperations#getRecord( \\
                    java.lang.Long, com.zoho.crm.api.ParameterMap, com.zoho.crm.api.HeaderMap) \\
                    -> io.breakwater.it.app.adapters.RestRecords#getRecord
            fallback.get-record.2.adapter = zoho-crm-sdk
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void restAnswersForTheSdk_inItsTypes(Path jdk) throws Exception {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        Path config = Guarded.config(directory, CONFIG);
        try (CrmServer crm = new CrmServer(0, 0);
                CrmServer other = new CrmServer(0, 0);
                JavaProcess app = Guarded.start(
                        jdk,
                        config,
                        List.of("-Drest.url=http://127.0.0.1:" + other.sdkPort()),
                        SdkLookup.class.getName(),
                        "http://127.0.0.1:" + crm.sdkPort(),
                        cache.toString())) {
            app.awaitLine("ready"::equals);
            String answer = app.command("1001");
            assertThat(answer).startsWith("OK 200 ");
            crm.tell("sdk,meta", "503");
            assertThat(app.command("1001")).as("the same from REST").isEqualTo(answer);
            assertThat(app.command("1001")).as("the circuit opens").isEqualTo(answer);
            crm.tell("sdk,meta", "close");
            crm.resetCounts();
            assertThat(app.command("1001")).as("the circuit is open").isEqualTo(answer);
            assertThat(crm.count("sdk")).isZero();
            other.tell("sdk", "404");
            assertThat(app.command("1001"))
                    .as("what the CRM has to say is an answer, too")
                    .isEqualTo("OK 404 com.zoho.crm.api.record.APIException");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .anyMatch(line ->
                                line.endsWith(", falls back to io.breakwater.it.app.adapters.RestRecords#getRecord"));
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    /** The second part of the demo. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void demo_withTheAgent_isAnsweredAsEver_andWithoutItIsNot(Path jdk) throws Exception {
        Path config = Path.of(System.getProperty("breakwater.demo.config")).resolveSibling("sdk.properties");
        ByteArrayOutputStream story = new ByteArrayOutputStream();
        SdkAct.Seen seen;
        try (PrintStream out = new PrintStream(story, true, StandardCharsets.UTF_8)) {
            seen = new SdkAct(jdk, Guarded.agentJar(), config, out).run();
        }
        assertThat(seen.with()).as(story.toString(StandardCharsets.UTF_8)).hasSize(9);
        assertThat(seen.with()).containsOnly(seen.without().get(0));
        assertThat(seen.without().subList(3, 9)).doesNotContain(seen.without().get(0));
    }
}
