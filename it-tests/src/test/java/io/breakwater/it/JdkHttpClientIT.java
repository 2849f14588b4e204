package io.breakwater.it;

import io.breakwater.it.clients.JdkRequests;
import io.breakwater.it.clients.JdkStageRequests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The HTTP client of the JDK under its preset. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class JdkHttpClientIT {

    private static final String CONFIG = """
            circuit.crm.preset = jdk-http-client
            circuit.crm.where = 0.uri.host in 127.0.0.1
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void send_underItsPreset_isGuarded(Path jdk) throws Exception {
        try (HttpClientContract client =
                new HttpClientContract(jdk, directory, CONFIG, List.of(JdkRequests.class.getName()))) {
            client.holds();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void sendAsync_underItsPreset_isGuarded(Path jdk) throws Exception {
        try (HttpClientContract client =
                new HttpClientContract(jdk, directory, CONFIG, List.of(JdkStageRequests.class.getName()))) {
            client.holdsOfStages(true);
        }
    }
}
