package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.SdkRow;
import io.breakwater.it.harness.SdkTwins;
import io.breakwater.it.servers.Request;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SDK of Zoho CRM under its preset, which is all that is configured, beside the same application without the agent: what
 * both of them see of each way that the SDK can fail, what they send, and what the circuit counts.
 */
@Timeout(180)
class ZohoSdkIT {
    private static final Path GUIDE = Path.of(System.getProperty("basedir", ""), "..", "docs", "zoho.md");

    private static final String CONFIG = """
            failure-threshold = 1000
            retry.max-attempts = 3
            retry.base-delay = 1ms
            retry.budget = off
            log.level = off
            writes = none
            circuit.sdk.preset = zoho-crm-sdk
            """;

    /** How the server is told to do what the table of the guide says in words: which paths, and their behaviour. */
    private static final String TOLD = """
            200 = sdk ok
            201 = sdk ok
            200, the first call for a module = sdk ok
            400 = sdk 400
            401 = sdk 401
            403 = sdk 403
            404 = sdk 404
            429 = sdk 429
            429, Retry-After: 3600 = sdk 429 Retry-After:3600
            429, RETRY-AFTER: 3600 = sdk 429 RETRY-AFTER:3600
            429, retry-after: 3600 = sdk 429 retry-after:3600
            429, X-API-CREDITS-REMAINING: 0 = sdk 429 X-Api-Credits-Remaining:0
            429, X-API-CREDITS-REMAINING: 7 = sdk 429 X-API-CREDITS-REMAINING:7
            500 = sdk 500
            503 = sdk 503
            202, with a record refused = sdk body 202 application/json PARTIAL
            207, with a record refused = sdk body 207 application/json PARTIAL
            500, a page of HTML = sdk 500 html
            502, no content type = sdk 502 notype
            503, nothing = sdk 503 empty
            503, a page of HTML = sdk 503 html
            500, application/problem+json = sdk 500 application/problem+json
            204 = sdk 204 empty
            304 = sdk 304 empty
            200, no JSON = sdk body 200 application/json {
            200, JSON of another shape = sdk body 200 application/json {"x":1}
            200, cut short = sdk cut 10
            201, cut short = sdk cut 10
            no answer in time = sdk slow 2000
            connection closed = sdk close
            connection reset = sdk reset
            connection refused = REFUSED
            unknown host = UNKNOWN
            fields: 401 = meta 401
            fields: 429 = meta 429
            fields: 500 = meta 500
            fields: 500, a page of HTML = meta 500 html
            fields: 404, a page of HTML = meta 404 html
            token expired, and had anew = sdk ok
            the same, and its user looked up = sdk ok
            the same, but the look-up fails = users,org 500
            token refused = token body 200 application/json {"error":"invalid_code"}
            token: 503, nothing = token 503 empty
            token: 502, a page of HTML = token 502 html
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void sdk_failsInEveryWay_isAsTheGuideSays(Path jdk) throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        for (String line : TOLD.lines().toList()) {
            String[] sides = line.split(" = ", 2);
            told.put(sides[0], sides[1]);
        }
        List<SdkRow> rows = SdkRow.readAll(GUIDE, told);
        assertThat(rows).extracting(SdkRow::situation).containsAll(told.keySet());
        try (SdkTwins twins = new SdkTwins(jdk, directory, CONFIG)) {
            for (SdkRow row : rows) {
                twins.check(row);
            }
            String[] guarded = (String[]) twins.jmx().agent("GuardedMethods");
            assertThat(guarded)
                    .as("operations, and nothing else that they have")
                    .anyMatch(each -> each.contains("RecordOperations#getRecord("))
                    .anyMatch(each -> each.contains("FieldsOperations#getFields("))
                    .noneMatch(each -> each.contains("Operations#read("));
            twins.assertEndWell();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void retries_keepToWhatTheSdkTakesForGranted(Path jdk) throws Exception {
        try (SdkTwins twins = new SdkTwins(jdk, directory, CONFIG)) {
            userOfThread(twins);
            reusedHeaders(twins);
            retryAfter(twins);
            interrupt(twins);
            twins.assertEndWell();
        }
    }

    /** The user of switchUser() is the thread's, so a retry on another thread would be made for somebody else. */
    private static void userOfThread(SdkTwins twins) throws Exception {
        twins.crm().tell("sdk", "503 then 503 then ok");
        assertThat(twins.ask("tenant")).startsWith("200").doesNotContain("another user");
        assertThat(twins.crm().count("sdk")).isEqualTo(3);
        assertThat(twins.crm().requests()).allMatch(each -> token(each).contains("tenant"));
    }

    /** The SDK writes the token into a map that is not empty: retries send the same, as later calls do. */
    private static void reusedHeaders(SdkTwins twins) throws Exception {
        assertThat(twins.ask("headers")).contains("Authorization", "X-ZOHO-SDK", "X-EXTERNAL");
        twins.crm().tell("sdk", "503 then ok");
        assertThat(twins.ask("refresh")).startsWith("200");
        String fresh = twins.crm().lastAuthorization("sdk");
        twins.crm().tell("sdk", "503 then ok");
        assertThat(twins.ask("headers")).startsWith("200");
        assertThat(twins.crm().count("sdk")).isEqualTo(2);
        assertThat(twins.crm().requests())
                .allMatch(each -> each.header("x-external").equals("Accounts.External"))
                .as("the old token, as without the agent")
                .noneMatch(each -> token(each).equals(fresh));
    }

    private static void retryAfter(SdkTwins twins) throws Exception {
        twins.crm().tell("sdk", "429 retry-after:1 then ok");
        long start = System.nanoTime();
        assertThat(twins.ask("read")).startsWith("200");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(twins.crm().count("sdk")).isEqualTo(2);
    }

    /** The SDK takes no notice of an interrupt. It ends the retrying, and stays for the application to see. */
    private static void interrupt(SdkTwins twins) throws Exception {
        twins.crm().tell("sdk", "slow 900 503");
        assertThat(twins.ask("interrupted 200")).startsWith("503").endsWith("interrupted: true");
        assertThat(twins.crm().count("sdk")).isEqualTo(1);
        twins.crm().tell("sdk", "ok");
    }

    /** Fields are asked for under a lock of the whole JVM: whoever waited in there would stop all other calls. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void retry_ofCallForFields_waitsOutsideTheLock(Path jdk) throws Exception {
        String config = CONFIG.replace("retry.base-delay = 1ms", "retry.base-delay = 4s\nretry.jitter = false");
        try (SdkTwins twins = new SdkTwins(jdk, directory, config)) {
            twins.crm().tell("meta", "503 then ok");
            assertThat(twins.ask("begin Cold")).isEqualTo("begun");
            Eventually.holds(() -> (Long) twins.jmx().circuit("sdk", "CallsFailed") == 1);

            assertThat(twins.ask("read Other")).as("fields of another module").startsWith("200");
            assertThat(twins.ask("ended")).isEqualTo("false");

            assertThat(twins.ask("end")).startsWith("200");
            twins.assertEndWell();
        }
    }

    private static String token(Request request) {
        return request.header("authorization");
    }
}
