package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.APIException;
import com.zoho.crm.api.record.ActionHandler;
import com.zoho.crm.api.record.ActionWrapper;
import com.zoho.crm.api.record.FileBodyWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.record.ResponseWrapper;
import com.zoho.crm.api.record.SuccessResponse;
import com.zoho.crm.api.util.APIResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that come back as return values. */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
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

    @Test
    void getRecord_retryAfter_keepsSpellingOfServer() throws Exception {
        sdk.server.tell("sdk", "429 Retry-after:7");

        APIResponse<ResponseHandler> response = SdkFixture.getRecord();

        assertThat(response.getHeaders()).containsEntry("Retry-after", "7").doesNotContainKey("Retry-After");
    }

    @Test
    void getRecord_found_hasTypedValues() throws Exception {
        APIResponse<ResponseHandler> response = SdkFixture.getRecord();

        assertThat(response.getStatusCode()).isEqualTo(200);
        ResponseWrapper wrapper = (ResponseWrapper) response.getObject();
        assertThat(wrapper.getData()).hasSize(1);
        assertThat(wrapper.getData().get(0).getId()).isEqualTo(1001L);
        assertThat(wrapper.getData().get(0).getKeyValue("Account_Name")).isEqualTo("Account 1001");
    }

    @Test
    void getRecords_found_hasAll() throws Exception {
        APIResponse<ResponseHandler> response =
                new RecordOperations(SdkFixture.MODULE).getRecords(new ParameterMap(), new HeaderMap());

        assertThat(((ResponseWrapper) response.getObject()).getData()).hasSize(3);
    }

    @Test
    void createRecords_created_isSuccess() throws Exception {
        APIResponse<ActionHandler> response = SdkFixture.createRecord(SdkFixture.oneRecord());

        assertThat(response.getStatusCode()).isEqualTo(201);
        ActionWrapper wrapper = (ActionWrapper) response.getObject();
        assertThat(wrapper.getData()).hasExactlyElementsOfTypes(SuccessResponse.class);
    }

    @ParameterizedTest
    @CsvSource({"429, TOO_MANY_REQUESTS", "500, INTERNAL_ERROR"})
    void createRecords_jsonError_isReturnedAsExpected(int status, String code) throws Exception {
        sdk.server.tell("sdk", String.valueOf(status));

        APIResponse<ActionHandler> response = SdkFixture.createRecord(SdkFixture.oneRecord());

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.isExpected()).isTrue();
        assertThat(((APIException) response.getObject()).getCode().getValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"202", "207"})
    void createRecords_partialFailure_hidesInside2xx(int status) throws Exception {
        sdk.server.tell(
                "sdk",
                "body " + status
                        + " application/json {\"data\":[{\"code\":\"MANDATORY_NOT_FOUND\",\"status\":\"error\","
                        + "\"message\":\"required field not found\",\"details\":{}}]}");

        APIResponse<ActionHandler> response = SdkFixture.createRecord(SdkFixture.oneRecord());

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.isExpected()).isTrue();
        ActionWrapper wrapper = (ActionWrapper) response.getObject();
        assertThat(wrapper.getData()).hasExactlyElementsOfTypes(APIException.class);
        assertThat(((APIException) wrapper.getData().get(0)).getCode().getValue())
                .isEqualTo("MANDATORY_NOT_FOUND");
    }

    @Test
    void createRecords_listIsNoArrayList_isTypeError() {
        List<Record> fixed = List.of(SdkFixture.oneRecord().get(0));

        SDKException thrown = catchThrowableOfType(SDKException.class, () -> SdkFixture.createRecord(fixed));

        assertThat(thrown.getCode()).isEqualTo("TYPE ERROR");
        assertThat(sdk.server.count("sdk")).isZero();
    }
}
