package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.crm.api.SDKConfig;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.APIException;
import com.zoho.crm.api.record.ActionHandler;
import com.zoho.crm.api.record.ActionWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.SuccessResponse;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.Choice;
import io.breakwater.it.servers.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writing of records answers, and what it refuses to send. */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
@Timeout(30)
class WriteTest {
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

    @Test
    void createRecords_sameRecordsAgain_haveSameBody() throws Exception {
        List<Record> records = SdkFixture.oneRecord();
        for (int i = 0; i < 3; i++) {
            SdkFixture.createRecord(records);
        }

        assertThat(sdk.server.requests())
                .extracting(Request::body)
                .containsOnly("{\"data\":[{\"Account_Name\":\"New account\"}]}")
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void createRecords_valueOfferedByPickList_isSent(boolean validation) throws Exception {
        validate(validation);

        SdkFixture.createRecord(inIndustry("Shipping"));

        assertThat(sdk.server.requests().get(0).body()).contains("\"Industry\":\"Shipping\"");
    }

    @Test
    void createRecords_valueNotOfferedByPickList_isRefused() throws Exception {
        validate(true);

        SDKException thrown =
                catchThrowableOfType(SDKException.class, () -> SdkFixture.createRecord(inIndustry("Alchemy")));

        assertThat(thrown.getCode()).isEqualTo("UNACCEPTED VALUES ERROR");
        assertThat(thrown.getDetails().getString("field")).isEqualTo("Industry");
        assertThat(sdk.server.count("sdk")).isZero();
    }

    @Test
    void createRecords_valueNotOfferedAndNoValidation_isSent() throws Exception {
        validate(false);

        SdkFixture.createRecord(inIndustry("Alchemy"));

        assertThat(sdk.server.requests().get(0).body()).contains("Alchemy");
    }

    private void validate(boolean pickLists) throws SDKException {
        sdk.builder(SdkFixture.token("placeholder-token-"), 0)
                .SDKConfig(new SDKConfig.Builder().pickListValidation(pickLists).build())
                .initialize();
    }

    private static List<Record> inIndustry(String name) {
        List<Record> records = SdkFixture.oneRecord();
        records.get(0).addKeyValue("Industry", new Choice<>(name));
        return records;
    }
}
