package io.breakwater.it;

import io.breakwater.it.clients.SpringRequests;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;
import org.springframework.web.client.RestClient;

/** Clients of Spring under their preset. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class SpringRestIT {

    private static final String CONFIG = """
            circuit.crm.preset = spring-rest
            circuit.crm.where = 0.host | this.uri.host in 127.0.0.1
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void template_underItsPreset_isGuarded(Path jdk) throws Exception {
        holds(jdk, "template");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void client_underItsPreset_isGuarded(Path jdk) throws Exception {
        holds(jdk, "client");
    }

    private void holds(Path jdk, String way) throws Exception {
        List<String> main = List.of(SpringRequests.class.getName(), way);
        try (HttpClientContract client = new HttpClientContract(
                jdk,
                directory,
                CONFIG,
                main,
                RestClient.class,
                ResolvableType.class,
                BeanUtils.class,
                ObservationRegistry.class,
                KeyValue.class,
                Log.class,
                Nullable.class)) {
            client.holds();
        }
    }
}
