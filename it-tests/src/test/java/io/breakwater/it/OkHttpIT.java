package io.breakwater.it;

import io.breakwater.it.clients.OkHttpRequests;
import java.nio.file.Path;
import java.util.List;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OkHttp under its preset. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class OkHttpIT {

    private static final String CONFIG = """
            circuit.crm.preset = okhttp
            circuit.crm.where = 0.url.host in 127.0.0.1
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void execute_underItsPreset_isGuarded(Path jdk) throws Exception {
        holds(jdk, "execute");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void enqueue_underItsPreset_isGuarded(Path jdk) throws Exception {
        holds(jdk, "enqueue");
    }

    private void holds(Path jdk, String way) throws Exception {
        List<String> main = List.of(OkHttpRequests.class.getName(), way);
        try (HttpClientContract client =
                new HttpClientContract(jdk, directory, CONFIG, main, OkHttpClient.class, Buffer.class, Unit.class)) {
            client.holds();
        }
    }
}
