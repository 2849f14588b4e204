package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.record.APIException;
import com.zoho.crm.api.record.FileBodyWrapper;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.record.ResponseWrapper;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.Choice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that come back as return values. */
@Timeout(30)
class RecordReplyTest {
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
    @CsvSource({
        "400, 400, INVALID_DATA",
        "401, 401, INVALID_TOKEN",
        "403, 403, NO_PERMISSION",
        "404, 404, INVALID_URL_PATTERN",
        "429, 429, TOO_MANY_REQUESTS",
        "500, 500, INTERNAL_ERROR",
        "503, 503, SERVICE_UNAVAILABLE"
    })
    void getRecord_jsonError_isReturnedAsExpected(String behaviour, int status, String code) throws Exception {
        sdk.server.tell("sdk", behaviour);

        APIResponse<ResponseHandler> response = SdkFixture.getRecord();

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.isExpected()).isTrue();
        assertThat(response.getObject()).isInstanceOfSatisfying(APIException.class, refusal -> {
            assertThat(refusal.getCode().getValue()).isEqualTo(code);
            assertThat(refusal.getStatus().getValue()).isEqualTo("error");
            assertThat(refusal.getMessage().getValue()).isEqualTo("answered with " + status);
            assertThat(refusal.getDetails()).isEmpty();
        });
        assertThat(response.getResponseJSON().getString("code")).isEqualTo(code);
        assertThat(sdk.server.count("sdk")).isEqualTo(1);
        assertThat(sdk.server.count("token")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"500 html, 500", "502 notype, 502", "503 empty, 503"})
    void getRecord_errorWithoutJson_looksLikeFileDownload(String behaviour, int status) throws Exception {
        sdk.server.tell("sdk", behaviour);

        APIResponse<ResponseHandler> response = SdkFixture.getRecord();

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.isExpected()).isTrue();
        assertThat(response.getResponseJSON()).isNull();
        assertThat(response.getObject()).isInstanceOf(FileBodyWrapper.class);
        byte[] body =
                ((FileBodyWrapper) response.getObject()).getFile().getStream().readAllBytes();
        String page = behaviour.endsWith("empty") ? "" : "<html><body>" + status + "</body></html>";
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"Retry-After:7", "Retry-after:7", "retry-after:7", "X-API-CREDITS-REMAINING:0"})
    void getRecord_header_keepsSpellingOfServer(String header) throws Exception {
        sdk.server.tell("sdk", "429 " + header);

        APIResponse<ResponseHandler> response = SdkFixture.getRecord();

        String[] parts = header.split(":", -1);
        assertThat(response.getHeaders())
                .containsEntry(parts[0], parts[1])
                .containsOnlyKeys(parts[0], "Content-Type", "Content-Length");
    }

    @Test
    void getRecord_staleTokenThatCouldBeRefreshed_isReturnedAllTheSame() throws Exception {
        OAuthToken token = SdkFixture.refreshable().findUser(false).build();
        sdk.initialize(token, SdkFixture.SOCKET_TIMEOUT_MILLIS);
        sdk.warm();
        sdk.server.tell("sdk", "401");

        assertThat(SdkFixture.getRecord().getStatusCode()).isEqualTo(401);
        assertThat(sdk.server.count("sdk")).isEqualTo(1);
        assertThat(sdk.server.count("token")).isZero();
    }

    @Test
    void getRecord_eachCall_hasConnectionOfItsOwn() throws Exception {
        Set<Integer> connections = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            SdkFixture.getRecord();
        }
        sdk.server.requests().forEach(request -> connections.add(request.clientPort()));

        assertThat(connections).hasSize(5);
    }

    @Test
    void getRecord_found_hasTypedValues() throws Exception {
        APIResponse<ResponseHandler> response = SdkFixture.getRecord();

        assertThat(response.getStatusCode()).isEqualTo(200);
        ResponseWrapper wrapper = (ResponseWrapper) response.getObject();
        assertThat(wrapper.getData()).hasSize(1);
        assertThat(wrapper.getData().get(0).getId()).isEqualTo(1001L);
        assertThat(wrapper.getData().get(0).getKeyValue("Account_Name")).isEqualTo("Account 1001");
        assertThat(wrapper.getData().get(0).getKeyValue("Industry")).isEqualTo(new Choice<>("Banking"));
    }

    @Test
    void getRecords_found_hasAll() throws Exception {
        APIResponse<ResponseHandler> response =
                new RecordOperations(SdkFixture.MODULE).getRecords(new ParameterMap(), new HeaderMap());

        assertThat(((ResponseWrapper) response.getObject()).getData()).hasSize(3);
    }
}
