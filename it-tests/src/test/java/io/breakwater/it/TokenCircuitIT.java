package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.TokenCalls;
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

/** What docs/zoho.md says of a circuit around the token, in the middle of the calls of another one. */
@Timeout(90)
class TokenCircuitIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void token_cannotBeHad_isAskedForThreeTimesAndNoMore(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                retry.base-delay = 1ms
                circuit.zoho.methods = com.zoho.crm.api.**Operations#*
                circuit.zoho.failure-threshold = 1000

                circuit.zoho_token.methods = com.zoho.api.authenticator.OAuthToken#getToken
                circuit.zoho_token.retry.max-attempts = 1
                circuit.zoho_token.failure-threshold = 3
                circuit.zoho_token.recovery-timeout = 10m
                circuit.zoho_token.half-open-calls = 1
                circuit.zoho_token.success-threshold = 1
                """);
        Path cache = Files.createDirectory(directory.resolve("cache"));
        try (CrmServer crm = new CrmServer(0, 0);
                JavaProcess app = Guarded.start(
                        jdk,
                        config,
                        TokenCalls.class.getName(),
                        "http://127.0.0.1:" + crm.sdkPort(),
                        cache.toString())) {
            app.awaitLine("ready"::equals);
            crm.tell("token", "503 empty");

            for (int i = 0; i < 5; i++) {
                assertThat(app.command("read")).contains("com.zoho.crm.api.exception.SDKException");
            }

            assertThat(app.command("read")).contains("circuit 'zoho_token' is OPEN");
            assertThat(crm.count("token")).isEqualTo(3);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("zoho_token", "State")).isEqualTo("OPEN");
                assertThat(jmx.circuit("zoho", "State")).isEqualTo("CLOSED");
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }
}
