package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.convertlead.ConvertLeadOperations;
import com.zoho.crm.api.convertlead.LeadConverter;
import com.zoho.crm.api.coql.CoqlOperations;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.BodyWrapper;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.sendmail.Data;
import com.zoho.crm.api.sendmail.SendMailOperations;
import com.zoho.crm.api.usersunavailability.UsersUnavailabilityOperations;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.NoHttpResponseException;
import org.json.JSONException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All operations: what they send, and what failures become. */
@Timeout(60)
class OperationsTest {
    @TempDir
    Path directory;

    private SdkFixture sdk;

    @BeforeEach
    void start() throws Exception {
        sdk = new SdkFixture(directory);
        sdk.warm();
        convertLead(); // learns the fields of a second module
        sdk.server.resetCounts();
    }

    @AfterEach
    void stop() {
        sdk.close();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_healthy_isSentOnceAsItsMethod(Call operation) throws Exception {
        APIResponse<?> response = operation.sending().make();

        assertThat(response.getStatusCode()).isBetween(200, 201);
        assertThat(response.isExpected()).isTrue();
        assertThat(response.getObject().getClass().getSimpleName()).isIn("ResponseWrapper", "ActionWrapper");
        assertThat(sdk.server.count(operation.method() + " " + operation.path()))
                .isEqualTo(1);
        assertThat(sdk.server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_jsonError_isReturnedAsRefusalOfItsOwnPackage(Call operation) throws Exception {
        sdk.server.tell("sdk", "429 Retry-After:7");

        APIResponse<?> response = operation.sending().make();

        assertThat(response.getStatusCode()).isEqualTo(429);
        assertThat(response.isExpected()).isTrue();
        assertThat(response.getHeaders()).containsEntry("Retry-After", "7");
        Object refusal = response.getObject();
        assertThat(refusal.getClass().getName()).isEqualTo("com.zoho.crm.api." + operation.pack() + ".APIException");
        Object code = refusal.getClass().getMethod("getCode").invoke(refusal);
        assertThat(code).isEqualTo(new Choice<>("TOO_MANY_REQUESTS"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_connectionClosed_isSentAgainUnlessItHasBody(Call operation) {
        sdk.server.tell("sdk", "close");

        SDKException thrown = catchThrowableOfType(SDKException.class, operation.sending()::make);

        boolean hasBody = operation.method().startsWith("P");
        assertThat(thrown).hasCauseExactlyInstanceOf(NoHttpResponseException.class);
        assertThat(sdk.server.count("sdk")).isEqualTo(hasBody ? 1 : 4);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_unreadableReply_throws(Call operation) {
        sdk.server.tell("sdk", "body 200 application/json {\"x\":1}");

        SDKException thrown = catchThrowableOfType(SDKException.class, operation.sending()::make);

        assertThat(thrown.getCode()).isNull();
        assertThat(thrown).cause().isExactlyInstanceOf(JSONException.class).hasMessage("JSONObject[\"\"] not found.");
    }

    static List<Call> calls() {
        return List.of(
                new Call("GET", "Accounts/1001", "record", () -> records().getRecord(1001L, null, null)),
                new Call("GET", "Accounts", "record", () -> records().getRecords(new ParameterMap(), null)),
                new Call("GET", "Accounts/search", "record", () -> records().searchRecords(new ParameterMap(), null)),
                new Call("POST", "Accounts", "record", () -> records().createRecords(oneRecord(), new HeaderMap())),
                new Call("PUT", "Accounts/5", "record", () -> records().updateRecord(5L, oneRecord(), null)),
                new Call("PUT", "Accounts", "record", () -> records().updateRecords(oneRecord(), null)),
                new Call("POST", "Accounts/upsert", "record", () -> records().upsertRecords(oneRecord(), null)),
                new Call("DELETE", "Accounts/5", "record", () -> records().deleteRecord(5L, null, null)),
                new Call("DELETE", "Accounts", "record", () -> records().deleteRecords(new ParameterMap(), null)),
                new Call(
                        "POST",
                        "Accounts/5/actions/clone",
                        "record",
                        () -> records().cloneRecord(5L)),
                new Call("POST", "coql", "coql", OperationsTest::query),
                new Call("POST", "Accounts/5/actions/send_mail", "sendmail", OperationsTest::sendMail),
                new Call("POST", "Leads/5/actions/convert", "convertlead", OperationsTest::convertLead),
                new Call(
                        "DELETE",
                        "settings/users_unavailability/5",
                        "usersunavailability",
                        () -> new UsersUnavailabilityOperations().deleteUserUnavailability("5")));
    }

    private static RecordOperations records() {
        return new RecordOperations(SdkFixture.MODULE);
    }

    private static BodyWrapper oneRecord() {
        BodyWrapper body = new BodyWrapper();
        body.setData(SdkFixture.oneRecord());
        return body;
    }

    private static APIResponse<?> query() throws SDKException {
        com.zoho.crm.api.coql.BodyWrapper body = new com.zoho.crm.api.coql.BodyWrapper();
        body.setSelectQuery("select Account_Name from Accounts where id > 0 limit 3");
        return new CoqlOperations().getRecords(body);
    }

    private static APIResponse<?> sendMail() throws SDKException {
        Data mail = new Data();
        mail.setSubject("Hello");
        com.zoho.crm.api.sendmail.BodyWrapper body = new com.zoho.crm.api.sendmail.BodyWrapper();
        body.setData(new ArrayList<>(List.of(mail)));
        return new SendMailOperations(5L, SdkFixture.MODULE).sendMail(body);
    }

    private static APIResponse<?> convertLead() throws SDKException {
        LeadConverter converter = new LeadConverter();
        converter.setOverwrite(true);
        com.zoho.crm.api.convertlead.BodyWrapper body = new com.zoho.crm.api.convertlead.BodyWrapper();
        body.setData(new ArrayList<>(List.of(converter)));
        return new ConvertLeadOperations(5L).convertLead(body);
    }

    /** One call of the SDK. */
    private interface Sending {
        APIResponse<?> make() throws SDKException;
    }

    /** One call, and how it goes over the wire. */
    record Call(String method, String resource, String pack, Sending sending) {
        String path() {
            return "/crm/v8/" + resource;
        }

        @Override
        public String toString() {
            return method + " " + resource;
        }
    }
}
