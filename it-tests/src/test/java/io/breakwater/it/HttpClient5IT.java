package io.breakwater.it;

import io.breakwater.it.clients.ApacheRequests;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

/** Apache HttpClient 5 under its preset. */
@Timeout(120)
class HttpClient5IT {

    private static final String CONFIG = """
            circuit.crm.preset = apache-httpclient5
            circuit.crm.where = 0.hostName in 127.0.0.1
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void execute_underItsPreset_isGuarded(Path jdk) throws Exception {
        List<String> main = List.of(ApacheRequests.class.getName());
        try (HttpClientContract client = new HttpClientContract(
                jdk,
                directory,
                CONFIG,
                main,
                HttpClients.class,
                HttpHost.class,
                HttpVersionPolicy.class,
                Logger.class,
                SimpleLogger.class)) {
            client.holds();
        }
    }
}
