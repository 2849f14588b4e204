package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.Utility;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hidden call for field metadata. */
@Timeout(30)
class MetadataTest {
    @TempDir
    Path directory;

    private SdkFixture sdk;

    @BeforeEach
    void start() throws Exception {
        sdk = new SdkFixture(directory);
    }

    @AfterEach
    void stop() {
        sdk.close();
    }

    @Test
    void metadata_firstCallOnly_isAsked() throws Exception {
        SdkFixture.getRecord();
        SdkFixture.getRecord();

        assertThat(sdk.server.count("meta")).isEqualTo(1);
        assertThat(sdk.server.count("sdk")).isEqualTo(2);
    }

    @Test
    void metadata_otherToken_isColdAgain() throws Exception {
        SdkFixture.getRecord();
        sdk.initialize(new OAuthToken.Builder().accessToken("y".repeat(40)).build(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        SdkFixture.getRecord();

        assertThat(sdk.server.count("meta")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"401, INVALID_TOKEN", "429, TOO_MANY_REQUESTS", "500, INTERNAL_ERROR"})
    void metadata_jsonError_losesStatus(int status, String code) {
        sdk.server.tell("meta", status + " Retry-after:7");

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown.getCode()).isEqualTo("API_EXCEPTION");
        assertThat(thrown.getMessage()).isNull();
        assertThat(thrown.getDetails().keySet()).containsExactlyInAnyOrder("code", "status", "message");
        assertThat(thrown.getDetails().get("code")).isEqualTo(code);
        assertThat(sdk.server.count("sdk")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"500 html, 500", "502 notype, 502", "503 empty, 503"})
    void metadata_noJson_leavesStatusAsCode(String behaviour, int status) {
        sdk.server.tell("meta", behaviour);

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown.getCode()).isEqualTo("API_EXCEPTION");
        assertThat(thrown.getDetails().toMap()).containsOnlyKeys("code").containsEntry("code", status);
    }

    @Test
    void metadata_failed_isAskedAgain() throws Exception {
        sdk.server.tell("meta", "429 then ok");

        assertThat(catchThrowable(SdkFixture::getRecord)).isInstanceOf(SDKException.class);
        assertThat(SdkFixture.getRecord().getStatusCode()).isEqualTo(200);
        assertThat(sdk.server.count("meta")).isEqualTo(2);
    }

    @Test
    void metadata_slow_timesOutBeforeRecordIsAsked() {
        sdk.server.tell("meta", "slow 2000");

        SDKException thrown = catchThrowableOfType(SDKException.class, SdkFixture::getRecord);

        assertThat(thrown).hasCauseExactlyInstanceOf(SocketTimeoutException.class);
        assertThat(sdk.server.count("sdk")).isZero();
    }

    @Test
    void metadata_slow_blocksAllOtherCallers() throws Exception {
        sdk.initialize(SdkFixture.token("placeholder-token-"), 0);
        sdk.server.tell("meta", "slow 1000");
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread caller = new Thread(() -> thrown.add(catchThrowable(SdkFixture::getRecord)));
            callers.add(caller);
            caller.start();
        }

        Awaiting.until(
                () -> callers.stream().filter(MetadataTest::isBlockedAtMetadata).count() == 3);

        assertThat(callers.stream().filter(MetadataTest::isReading)).hasSize(1);
        assertThat(sdk.server.count("meta")).isLessThanOrEqualTo(1);
        for (Thread caller : callers) {
            caller.join(10_000);
        }
        assertThat(thrown).hasSize(4).containsOnlyNulls();
        assertThat(sdk.server.count("meta")).isEqualTo(1);
        assertThat(sdk.server.count("sdk")).isEqualTo(4);
    }

    @Test
    void getRecord_shortToken_throws() throws Exception {
        sdk.initialize(new OAuthToken.Builder().accessToken("short").build(), SdkFixture.SOCKET_TIMEOUT_MILLIS);

        assertThat(catchThrowable(SdkFixture::getRecord)).hasRootCauseInstanceOf(StringIndexOutOfBoundsException.class);
    }

    private static boolean isReading(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getState() == Thread.State.RUNNABLE
                && Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("getFields"))
                && Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("apiCall"));
    }

    private static boolean isBlockedAtMetadata(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getState() == Thread.State.BLOCKED
                && stack.length > 0
                && stack[0].getClassName().equals(Utility.class.getName())
                && stack[0].getMethodName().equals("getFields");
    }
}
