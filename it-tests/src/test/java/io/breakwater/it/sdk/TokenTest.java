package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.crm.api.Header;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.util.APIResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose token a call carries, and when it is replaced. */
@Timeout(30)
class TokenTest {
    @TempDir
    Path directory;

    private SdkFixture sdk;

    @BeforeEach
    void start() throws Exception {
        sdk = new SdkFixture(directory);
        sdk.warm();
    }

    @AfterEach
    void stop() {
        sdk.close();
    }

    @Test
    void expiredToken_manyCallers_isRefreshedOnce() throws Exception {
        sdk.initialize(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<APIResponse<?>> call = SdkFixture::getRecord;
            List<Future<APIResponse<?>>> calls =
                    threads.invokeAll(Stream.generate(() -> call).limit(8).toList());
            for (Future<APIResponse<?>> each : calls) {
                assertThat(each.get(10, TimeUnit.SECONDS).getStatusCode()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(sdk.server.count("token")).isEqualTo(1);
    }

    @Test
    void tokenEndpoint_slow_ignoresSocketTimeout() throws Exception {
        sdk.initialize(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        sdk.server.tell("token", "slow 900");

        assertThat(SdkFixture.getRecord().getStatusCode()).isEqualTo(200);
    }

    @Test
    void tokenEndpoint_refuses_throws() throws Exception {
        sdk.initialize(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        sdk.server.tell("token", "body 200 application/json {\"error\":\"invalid_code\"}");

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown.getCode()).isEqualTo("INVALID TOKEN ERROR");
        assertThat(thrown).hasMessage("invalid_code");
    }

    @ParameterizedTest
    @CsvSource({"502 html", "503 empty"})
    void tokenEndpoint_noJson_throws(String behaviour) throws Exception {
        sdk.initialize(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        sdk.server.tell("token", behaviour);

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown).hasMessageStartingWith("Exception in parsing token response : ");
        assertThat(thrown).hasCauseExactlyInstanceOf(JSONException.class);
        assertThat(sdk.server.count("token")).isEqualTo(1);
        assertThat(sdk.server.count("sdk")).isZero();
    }

    @Test
    void headerMap_reused_keepsOldToken() throws Exception {
        HeaderMap headers = new HeaderMap();
        headers.add(new Header<String>("X-EXTERNAL", "test"), "Accounts.External");
        RecordOperations operations = new RecordOperations(SdkFixture.MODULE);
        operations.getRecord(1001L, null, headers);
        String first = sdk.server.lastAuthorization("sdk");
        assertThat(headers.getHeaderMap()).containsKeys("Authorization", "X-ZOHO-SDK");

        sdk.initialize(SdkFixture.token("newer-token-"), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        operations.getRecord(1001L, null, headers);

        assertThat(sdk.server.lastAuthorization("sdk")).isEqualTo(first);
        sdk.initialize(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        operations.getRecord(1001L, null, headers);
        assertThat(sdk.server.lastAuthorization("sdk"))
                .as("after the token was refreshed")
                .isEqualTo(first);
    }

    @Test
    void switchedUser_onOtherThread_isGlobalUserAgain() throws Exception {
        sdk.builder(SdkFixture.token("tenant-token-"), SdkFixture.SOCKET_TIMEOUT_MILLIS)
                .switchUser();

        SdkFixture.getRecord();
        assertThat(sdk.server.lastAuthorization("sdk")).contains("tenant-token-");
        CompletableFuture<Integer> elsewhere = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return SdkFixture.getRecord().getStatusCode();
                    } catch (SDKException e) {
                        throw new IllegalStateException(e);
                    }
                },
                ForkJoinPool.commonPool());

        assertThat(elsewhere.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(sdk.server.lastAuthorization("sdk")).contains("placeholder-token-");
    }
}
