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

/** The SDK of Zoho CRM under its preset, which is all that is configured: what it does with each way that it can fail. */
@Timeout(120)
class ZohoPresetIT {

    private static final String CONFIG = """
            failure-threshold = 1000
            retry.max-attempts = 3
            retry.base-delay = 1ms
            retry.budget = off
            log.level = off
            writes = none
            circuit.sdk.preset = zoho-crm-sdk
            """;

    @TempDir
    private Path directory;

    /** One application in front of one server. */
    private record Run(CrmServer crm, JavaProcess app, CircuitWatch jmx) {

        /**
         * Tells the server how to fail, and the application to call.
         *
         * @param group the paths that fail
         * @param requests how many of them are sent
         * @param failures how many attempts count as failures
         */
        void expect(String group, String behaviour, String call, int requests, int failures, String answer)
                throws Exception {
            crm.tell("sdk,meta", "ok");
            crm.tell(group, behaviour);
            crm.resetCounts();
            long before = (Long) jmx.circuit("sdk", "CallsFailed");
            assertThat(app.command(call))
                    .as(behaviour + "; " + app.transcript())
                    .contains(answer);
            assertThat(crm.count(group)).as("requests: " + behaviour).isEqualTo(requests);
            assertThat((Long) jmx.circuit("sdk", "CallsFailed") - before)
                    .as("failures: " + behaviour)
                    .isEqualTo(failures);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void sdk_failsInEveryWay_countsAndRepeatsAsItShould(Path jdk) throws Exception {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        try (CrmServer crm = new CrmServer(0, 0);
                JavaProcess app = Guarded.start(
                        jdk,
                        Guarded.config(directory, CONFIG),
                        SdkCalls.class.getName(),
                        "http://127.0.0.1:" + crm.sdkPort(),
                        cache.toString())) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Run run = new Run(crm, app, jmx);
                replies(run);
                writes(run);
                hiddenReplies(run);
                connections(run);
                assertThat((Long) jmx.circuit("sdk", "CallsIgnored"))
                        .as("204s and 4xx of metadata")
                        .isPositive();
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .as("operations, and nothing else that they have")
                        .anyMatch(line -> line.contains("RecordOperations#getRecord("))
                        .anyMatch(line -> line.contains("FieldsOperations#getFields("))
                        .noneMatch(line -> line.contains("Operations#read("));
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    private static void replies(Run run) throws Exception {
        run.expect("sdk", "ok", "read", 1, 0, "status 200");
        for (String businessOfTheCaller : new String[] {"400", "401", "403", "404"}) {
            run.expect("sdk", businessOfTheCaller, "read", 1, 0, "status " + businessOfTheCaller);
        }
        run.expect("sdk", "429", "read", 3, 3, "status 429");
        run.expect("sdk", "500", "read", 3, 3, "status 500");
        run.expect("sdk", "503", "read", 3, 3, "status 503");
        run.expect("sdk", "502 notype", "read", 3, 3, "status 502");
        run.expect("sdk", "503 empty", "read", 3, 3, "status 503");
        run.expect("sdk", "429 Retry-after:3600", "read", 1, 1, "status 429");
        run.expect("sdk", "429 x-api-credits-remaining:0", "read", 1, 1, "status 429");
        run.expect("sdk", "429 x-api-credits-remaining:7", "read", 3, 3, "status 429");
    }

    /** A bare default of all circuits does not switch off what the preset knows. */
    private static void writes(Run run) throws Exception {
        run.expect("sdk", "ok", "create", 1, 0, "status 201");
        run.expect("sdk", "503", "create", 1, 1, "status 503");
        run.expect("sdk", "429", "create", 3, 3, "status 429");
        run.expect("sdk", "close", "create", 1, 1, "failed to respond");
    }

    /** What comes out as an exception, though the server has answered. */
    private static void hiddenReplies(Run run) throws Exception {
        run.expect("sdk", "204 empty", "read", 1, 0, "\"entity\" is null");
        run.expect("sdk", "500 application/problem+json", "read", 3, 3, "\"convertInstance\" is null");
        run.expect("sdk", "body 200 application/json {", "read", 3, 3, "JSON");
        run.expect("meta", "401", "read Leads", 1, 0, "INVALID_TOKEN");
        run.expect("meta", "429", "read Leads", 3, 3, "TOO_MANY_REQUESTS");
        run.expect("meta", "500", "read Leads", 3, 3, "INTERNAL_ERROR");
        run.expect("meta", "500 html", "read Leads", 3, 3, "\"code\":500");
        run.expect("meta", "404 html", "read Leads", 1, 0, "\"code\":404");
        run.expect("meta", "429", "create Leads", 1, 1, "TOO_MANY_REQUESTS");
    }

    private static void connections(Run run) throws Exception {
        run.expect("sdk", "close", "read", 12, 3, "failed to respond"); // the SDK's client sends each four times
        run.crm().close();
        long before = (Long) run.jmx().circuit("sdk", "CallsFailed");
        assertThat(run.app().command("create")).contains("Connect to 127.0.0.1");
        assertThat(run.jmx().circuit("sdk", "CallsFailed"))
                .as("nothing was sent, so it is repeated")
                .isEqualTo(before + 3);
    }
}
