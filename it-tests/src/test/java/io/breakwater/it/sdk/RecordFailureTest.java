package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.HttpHostConnectException;
import org.json.JSONException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies, and missing replies, that come back as exceptions. */
@Timeout(30)
class RecordFailureTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204 empty                        | java.lang.NullPointerException | \"entity\" is null",
                "304 empty                        | java.lang.NullPointerException | \"entity\" is null",
                "500 application/problem+json     | java.lang.NullPointerException | \"convertInstance\" is null",
                "body 200 application/json {\"da  | org.json.JSONException         | at 4",
                "body 200 application/json <html> | org.json.JSONException         | must begin with",
                "body 200 application/json {\"x\":1} | org.json.JSONException      | JSONObject[\"\"] not found.",
            })
    void getRecord_unreadableReply_throwsWithoutCode(String behaviour, Class<?> cause, String message) {
        sdk.server.tell("sdk", behaviour);

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown.getCode()).isNull();
        assertThat(thrown).cause().isExactlyInstanceOf(cause).hasMessageContaining(message);
    }

    @Test
    void getRecord_noSuchRecord_throws() {
        SDKException thrown = catchThrowableOfType(
                SDKException.class, () -> new RecordOperations(SdkFixture.MODULE).getRecord(9001L, null, null));

        assertThat(thrown).hasCauseExactlyInstanceOf(NullPointerException.class);
    }

    @Test
    void getRecord_slow_timesOut() {
        sdk.server.tell("sdk", "slow 3000");
        long begin = System.nanoTime();

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown).hasMessage("Read timed out").hasCauseExactlyInstanceOf(SocketTimeoutException.class);
        assertThat(millisSince(begin)).isBetween((long) SdkFixture.SOCKET_TIMEOUT_MILLIS - 50, 2500L);
        assertThat(sdk.server.count("sdk")).isEqualTo(1);
    }

    @Test
    void getRecord_interruptedWhileSlow_waitsOn() throws Exception {
        sdk.initialize(SdkFixture.token("placeholder-token-"), 0);
        sdk.server.tell("sdk", "slow 700");
        CompletableFuture<APIResponse<ResponseHandler>> result = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                result.complete(SdkFixture.getRecord());
            } catch (SDKException e) {
                result.completeExceptionally(e);
            }
        });
        long begin = System.nanoTime();
        caller.start();
        Awaiting.until(() -> sdk.server.count("sdk") == 1);

        caller.interrupt();

        assertThat(result.get(10, TimeUnit.SECONDS).getStatusCode()).isEqualTo(200);
        assertThat(millisSince(begin)).isGreaterThanOrEqualTo(700);
    }

    @Test
    void getRecord_connectionClosed_isSentFourTimes() {
        sdk.server.tell("sdk", "close");

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown).hasCauseExactlyInstanceOf(NoHttpResponseException.class);
        assertThat(sdk.server.count("sdk")).isEqualTo(4);
    }

    @Test
    void getRecord_connectionRefused_namesAddress() {
        int port = sdk.server.sdkPort();
        sdk.close();

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        String address = "127.0.0.1:" + port;
        assertThat(thrown).hasMessageStartingWith("Connect to " + address + " [/127.0.0.1] failed: Connection refused");
        assertThat(thrown).hasCauseExactlyInstanceOf(HttpHostConnectException.class);
        assertThat(thrown.getCause()).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void getRecord_connectionReset_isSentFourTimes() {
        sdk.server.tell("sdk", "reset");

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown).hasCauseExactlyInstanceOf(SocketException.class);
        assertThat(sdk.server.count("sdk")).isEqualTo(4);
    }

    @Test
    void getRecord_connectionClosedOnce_succeedsBySecondRequest() throws Exception {
        sdk.server.tell("sdk", "close then ok");

        assertThat(SdkFixture.getRecord().getStatusCode()).isEqualTo(200);
        assertThat(sdk.server.count("sdk")).isEqualTo(2);
    }

    @Test
    void getRecord_bodyEndsEarly_throws() {
        sdk.server.tell("sdk", "cut 10 ok");

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown.getCode()).isNull();
        assertThat(thrown).hasCauseExactlyInstanceOf(ConnectionClosedException.class);
        assertThat(sdk.server.count("sdk")).isEqualTo(1);
    }

    @Test
    void getRecord_unknownHost_throws() throws Exception {
        String url = "http://no-such-host.invalid";
        sdk.builder(SdkFixture.token("placeholder-token-"), SdkFixture.SOCKET_TIMEOUT_MILLIS)
                .environment(SdkFixture.at(url))
                .initialize();

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown).hasCauseExactlyInstanceOf(UnknownHostException.class);
    }

    @Test
    void apiCall_sameHandlerAgain_works() throws Exception {
        CommonAPIHandler handler = handler();
        sdk.server.tell("sdk", "503 then ok");

        assertThat(handler.apiCall(ResponseHandler.class, "application/json").getStatusCode())
                .isEqualTo(503);
        assertThat(handler.apiCall(ResponseHandler.class, "application/json").getStatusCode())
                .isEqualTo(200);
        assertThat(handler.getModuleAPIName()).isEqualTo(SdkFixture.MODULE);
    }

    @Test
    void apiCall_unreadableReply_losesModuleOfHandler() throws Exception {
        CommonAPIHandler handler = handler();
        sdk.server.tell("sdk", "body 200 application/json {\"da");

        SDKException thrown = catchThrowableOfType(
                SDKException.class, () -> handler.apiCall(ResponseHandler.class, "application/json"));

        assertThat(thrown).hasCauseExactlyInstanceOf(JSONException.class);
        assertThat(handler.getModuleAPIName()).isNull();
        sdk.server.tell("sdk", "ok");
        handler.apiCall(ResponseHandler.class, "application/json");
        assertThat(handler.getModuleAPIName()).as("after a good reply").isNull();
    }

    private static CommonAPIHandler handler() {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath("/crm/v8/Accounts/1001");
        handler.setHttpMethod("GET");
        handler.setModuleAPIName(SdkFixture.MODULE);
        return handler;
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
