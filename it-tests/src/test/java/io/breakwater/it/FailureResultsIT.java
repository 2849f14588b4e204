package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.SdkCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that returns its errors: the status code of a result opens the circuit, and the application gets the result. */
@Timeout(90)
class FailureResultsIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void sdk_returnsA503_isRetriedAndOpensTheCircuit(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 4
                retry.max-attempts = 3
                retry.base-delay = 1ms
                circuit.sdk.methods = com.zoho.crm.api.record.RecordOperations#getRecord
                circuit.sdk.failure-results = statusCode in 429, 500-599
                """);
        Path cache = Files.createDirectory(directory.resolve("cache"));
        try (CrmServer crm = new CrmServer(0, 0);
                JavaProcess app = Guarded.start(
                        jdk, config, SdkCalls.class.getName(), "http://127.0.0.1:" + crm.sdkPort(), cache.toString())) {
            app.awaitLine("ready"::equals);
            assertThat(app.command("read")).isEqualTo("OK status 200");

            crm.tell("sdk", "404");
            crm.resetCounts();
            assertThat(app.command("read")).as("no failure, no retry").isEqualTo("OK status 404");
            assertThat(crm.count("sdk")).isEqualTo(1);

            crm.tell("sdk", "503");
            crm.resetCounts();
            assertThat(app.command("read")).as("the application's own result").isEqualTo("OK status 503");
            assertThat(crm.count("sdk")).as("attempts on the wire").isEqualTo(3);
            assertThat(app.command("read")).isEqualTo("OK status 503");
            assertThat(crm.count("sdk")).as("the fourth failure opens").isEqualTo(4);
            assertThat(app.command("read"))
                    .startsWith(
                            "OK com.zoho.crm.api.exception.SDKException. Code : null, message : circuit 'sdk' is OPEN");
            assertThat(crm.count("sdk")).as("a refused call sends nothing").isEqualTo(4);

            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("sdk", "CallsFailed")).isEqualTo(4L);
                assertThat(jmx.circuit("sdk", "LastFailure"))
                        .isEqualTo("returned a com.zoho.crm.api.util.APIResponse that counts as a failure");
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }
}
