package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.CommonAPIHandler;
import io.breakwater.it.servers.Request;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token does besides, unless it is told not to: it looks up its user, and follows its domain. */
@Timeout(30)
class FindUserTest {
    private static final String VENDOR = "https://www.zohoapis.com";

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
    void refreshedToken_byDefault_looksUpUserBeforeCallGoesOn() throws Exception {
        OAuthToken token = SdkFixture.refreshable().build();
        token.setExpiresIn("0");
        sdk.initialize(token, SdkFixture.SOCKET_TIMEOUT_MILLIS);

        SdkFixture.getRecord();
        SdkFixture.getRecord();

        assertThat(paths())
                .containsExactly(
                        "POST /oauth/v2/token",
                        "GET /crm/v8/users",
                        "GET /crm/v8/org",
                        "GET /crm/v8/settings/fields",
                        "GET /crm/v8/Accounts/1001",
                        "GET /crm/v8/Accounts/1001");
        assertThat(sdk.server.lastAuthorization("users")).isEqualTo(sdk.server.lastAuthorization("sdk"));
        assertThat(token.getUserSignature().getName()).isEqualTo("user@example.invalid-4001");
        assertThat(sdk.store.getTokens()).hasSize(1);
    }

    @Test
    void accessToken_byDefault_looksUpUserOnce() throws Exception {
        sdk.initialize(SdkFixture.refreshable().build(), SdkFixture.SOCKET_TIMEOUT_MILLIS);

        SdkFixture.getRecord();
        SdkFixture.getRecord();

        assertThat(sdk.server.count("token")).isZero();
        assertThat(sdk.server.count("users")).isEqualTo(1);
        assertThat(sdk.server.count("org")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "org", "users,org"})
    void lookup_fails_isNoMatterForCall(String group) throws Exception {
        sdk.initialize(SdkFixture.refreshable().build(), SdkFixture.SOCKET_TIMEOUT_MILLIS);
        sdk.server.tell(group, "500");

        assertThat(SdkFixture.getRecord().getStatusCode()).isEqualTo(200);
    }

    @Test
    void lookup_underWay_isCallInsideOfCall() throws Exception {
        sdk.initialize(SdkFixture.refreshable().findUser(false).build(), 0);
        SdkFixture.getRecord(); // so that the fields are known
        sdk.initialize(SdkFixture.refreshable().build(), 0);
        sdk.server.tell("users", "slow 300");
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                status.complete(SdkFixture.getRecord().getStatusCode());
            } catch (SDKException e) {
                status.completeExceptionally(e);
            }
        });
        caller.start();

        Awaiting.until(() -> depthOfCalls(caller) == 2);

        assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void domainOfToken_vendors_isFollowedFromNextCallOn() throws Exception {
        OAuthToken token = refreshedWithDomain(true);

        token.getToken();

        assertThat(Initializer.getInitializer().getEnvironment().getUrl()).isEqualTo(VENDOR);
    }

    @Test
    void domainOfToken_vendorsButNotToBeFollowed_isNot() throws Exception {
        OAuthToken token = refreshedWithDomain(false);
        String before = Initializer.getInitializer().getEnvironment().getUrl();

        token.getToken();

        assertThat(Initializer.getInitializer().getEnvironment().getUrl()).isEqualTo(before);
    }

    @Test
    void domainOfToken_notVendors_isNotFollowed() throws Exception {
        sdk.server.tell("token", reply("http://127.0.0.1:9"));
        sdk.initialize(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS);

        SdkFixture.getRecord();

        assertThat(SdkFixture.getRecord().getStatusCode()).isEqualTo(200);
    }

    /** A token after its first call. The next one would leave this machine, so no test makes it. */
    private OAuthToken refreshedWithDomain(boolean follow) throws Exception {
        sdk.warm();
        sdk.server.tell("token", reply(VENDOR));
        OAuthToken token =
                SdkFixture.refreshable().findUser(false).updateAPIDomain(follow).build();
        token.setExpiresIn("0");
        sdk.initialize(token, SdkFixture.SOCKET_TIMEOUT_MILLIS);
        String before = Initializer.getInitializer().getEnvironment().getUrl();
        token.getToken();
        assertThat(Initializer.getInitializer().getEnvironment().getUrl()).isEqualTo(before);
        return token;
    }

    private static String reply(String domain) {
        return "body 200 application/json {\"access_token\":\"placeholder-" + "x".repeat(32)
                + "\",\"expires_in\":3600,\"api_domain\":\"" + domain + "\"}";
    }

    private List<String> paths() {
        return sdk.server.requests().stream().map(FindUserTest::path).toList();
    }

    private static String path(Request request) {
        return request.method() + " " + request.path();
    }

    private static long depthOfCalls(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> frame.getClassName().equals(CommonAPIHandler.class.getName()))
                .filter(frame -> frame.getMethodName().equals("apiCall"))
                .count();
    }
}
