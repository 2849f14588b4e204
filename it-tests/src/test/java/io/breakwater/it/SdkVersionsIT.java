package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.crm.SdkAccounts;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.harness.SdkVersion;
import io.breakwater.it.harness.Sources;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.json.JSONObject;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The preset of the newest SDK holds for older ones, whose classes have other constructors and methods. */
@Timeout(90)
class SdkVersionsIT {

    private static final String CONFIG = """
            failure-threshold = 4
            retry.base-delay = 1ms
            log.level = off
            circuit.sdk.preset = zoho-crm-sdk
            """;

    private static final String SOURCE = """
            package app;

            import com.zoho.crm.api.record.RecordOperations;
            import io.breakwater.it.app.crm.SdkAccounts;
            import java.io.BufferedReader;
            import java.io.InputStreamReader;
            import java.nio.file.Path;

            public class Caller {
                public static void main(String[] args) throws Exception {
                    new SdkAccounts(args[0], Path.of(args[1]));
                    System.out.println("ready");
                    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                    while (in.readLine() != null) {
                        try {
                            System.out.println("OK status " + CALL.getStatusCode());
                        } catch (Exception thrown) {
                            System.out.println("OK " + thrown);
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path directory;

    static Stream<Arguments> jdksAndVersions() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(
                                jdk,
                                SdkVersion.V2_1,
                                "new RecordOperations().getRecord(1001L, \"Accounts\", null, null)",
                                "/crm/v2.1/Accounts/1001"),
                        Arguments.of(
                                jdk,
                                SdkVersion.V7_0,
                                "new RecordOperations(\"Accounts\").getRecord(1001L, null, null)",
                                "/crm/v7/Accounts/1001")));
    }

    @ParameterizedTest
    @MethodSource("jdksAndVersions")
    void olderSdk_tooManyRequests_countsAndOpens(Path jdk, SdkVersion version, String call, String path)
            throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        Path cache = Files.createDirectory(directory.resolve("cache"));
        String classPath = classPath(version.classes(directory), call);
        try (CrmServer crm = new CrmServer(0, 0);
                JavaProcess app = Guarded.startJava(
                        jdk,
                        config,
                        List.of(
                                "-cp",
                                classPath,
                                "app.Caller",
                                "http://127.0.0.1:" + crm.sdkPort(),
                                cache.toString()))) {
            app.awaitLine("ready"::equals);
            Guarded.assertAnswers(app, "read", "OK status 200");
            crm.tell("sdk", "429");
            crm.resetCounts();

            Guarded.assertAnswers(app, "read", "OK status 429");
            assertThat(crm.count("GET " + path)).isEqualTo(3);
            Guarded.assertAnswers(app, "read", "OK status 429");
            assertThat(crm.count("GET " + path)).as("the fourth opens").isEqualTo(4);
            assertThat(app.command("read")).contains("SDKException", "circuit 'sdk' is OPEN");

            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("sdk", "CallsFailed")).isEqualTo(4L);
                assertThat(Arrays.asList((String[]) jmx.agent("GuardedMethods")))
                        .anyMatch(line -> line.contains("RecordOperations#getRecord("));
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    /** What is different in the older version stands before what is not. */
    private String classPath(Path older, String call) throws Exception {
        String libraries = Stream.of(
                        SdkAccounts.class, JSONObject.class, HttpClient.class, HttpResponse.class, Log.class)
                .map(Archive::of)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        String sdk = older + File.pathSeparator + libraries;
        Path source = Files.createDirectories(directory.resolve("source"));
        Files.writeString(source.resolve("Caller.java"), SOURCE.replace("CALL", call));
        return Sources.compile(directory.resolve("caller"), sdk, List.of(source)) + File.pathSeparator + sdk;
    }
}
