package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.record.APIException;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.record.ResponseWrapper;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.JSONConverter;
import com.zoho.crm.api.util.Model;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JSON from elsewhere, made into what a call of the SDK would have returned: the way to let another tier answer for it. */
@Timeout(30)
class ConverterTest {
    private static final String RECORD = "{\"data\":[{\"id\":\"5\",\"Account_Name\":\"Five\"}]}";

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
    void converter_metadataKnown_makesWhatCallReturns() throws Exception {
        sdk.warm();
        APIResponse<ResponseHandler> called = SdkFixture.getRecord();
        String json = called.getResponseJSON().toString();

        APIResponse<ResponseHandler> made = response(json, SdkFixture.MODULE);

        assertThat(made)
                .usingRecursiveComparison()
                .ignoringFields("responseJSON")
                .isEqualTo(called);
        assertThat(made.getResponseJSON().similar(called.getResponseJSON())).isTrue();
    }

    @Test
    void converter_refusal_isRefusal() throws Exception {
        sdk.warm();

        Object made = convert("{\"code\":\"INVALID_DATA\",\"status\":\"error\"}", SdkFixture.MODULE);

        assertThat(made).isInstanceOf(APIException.class);
    }

    @Test
    void converter_metadataUnknown_needsModuleToBeForgotten() throws Exception {
        assertThat(catchThrowable(() -> convert(RECORD, SdkFixture.MODULE))).isInstanceOf(NoSuchFileException.class);

        ResponseWrapper wrapper = (ResponseWrapper) convert(RECORD, null);

        assertThat(wrapper.getData().get(0).getId()).isEqualTo(5L);
        assertThat(wrapper.getData().get(0).getKeyValue("Account_Name")).isEqualTo("Five");
    }

    @Test
    void converter_beforeInitialize_throws() {
        Initializer.jsonDetails = null;

        assertThat(catchThrowable(() -> convert(RECORD, null))).isInstanceOf(NullPointerException.class);
    }

    private static APIResponse<ResponseHandler> response(String json, String module) throws Exception {
        HashMap<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json;charset=UTF-8");
        headers.put("Content-Length", String.valueOf(json.length()));
        return new APIResponse<>(headers, 200, (Model) convert(json, module), true, new JSONObject(json));
    }

    private static Object convert(String json, String module) throws Exception {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setModuleAPIName(module);
        return new JSONConverter(handler).getResponse(json, ResponseHandler.class.getCanonicalName());
    }
}
