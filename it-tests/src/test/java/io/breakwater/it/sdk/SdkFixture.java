package io.breakwater.it.sdk;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.SDKConfig;
import com.zoho.crm.api.dc.DataCenter.Environment;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.ActionHandler;
import com.zoho.crm.api.record.BodyWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.util.APIResponse;
import io.breakwater.it.servers.CrmServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CRM server in this JVM and the SDK pointed at it, which is a setting of the whole JVM. */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
final class SdkFixture implements AutoCloseable {
    static final String MODULE = "Accounts";
    static final int SOCKET_TIMEOUT_MILLIS = 400;

    final CrmServer server;
    final MemoryStore store = new MemoryStore();
    private final Path directory;

    SdkFixture(Path directory) throws IOException, SDKException {
        this.server = new CrmServer(0, 0);
        this.directory = directory;
        initialize(token("placeholder-token-"), SOCKET_TIMEOUT_MILLIS);
    }

    static OAuthToken token(String prefix) throws SDKException {
        return new OAuthToken.Builder()
                .accessToken(prefix + "x".repeat(32))
                .findUser(false)
                .build();
    }

    /** A token that is refreshed by the next call, and that looks up nobody. */
    static OAuthToken expired() throws SDKException {
        OAuthToken token = refreshable().findUser(false).build();
        token.setExpiresIn("0");
        return token;
    }

    static OAuthToken.Builder refreshable() {
        return new OAuthToken.Builder()
                .clientID("placeholder-client")
                .clientSecret("placeholder-secret")
                .accessToken("expired-token-" + "x".repeat(32))
                .refreshToken("refresh-token-" + "x".repeat(32));
    }

    void initialize(OAuthToken token, int socketTimeoutMillis) throws SDKException {
        builder(token, socketTimeoutMillis).initialize();
    }

    Initializer.Builder builder(OAuthToken token, int socketTimeoutMillis) throws SDKException {
        return new Initializer.Builder()
                .environment(at("http://127.0.0.1:" + server.sdkPort()))
                .token(token)
                .store(store)
                .SDKConfig(new SDKConfig.Builder()
                        .pickListValidation(false)
                        .connectionTimeout(1000)
                        .socketTimeout(socketTimeoutMillis)
                        .build())
                .resourcePath(directory.toString());
    }

    /** Makes one good call, so that the field metadata is known, and forgets that it was made. */
    void warm() throws SDKException {
        getRecord();
        server.resetCounts();
    }

    static APIResponse<ResponseHandler> getRecord() throws SDKException {
        return new RecordOperations(MODULE).getRecord(1001L, new ParameterMap(), new HeaderMap());
    }

    static APIResponse<ActionHandler> createRecord(List<Record> records) throws SDKException {
        BodyWrapper body = new BodyWrapper();
        body.setData(records);
        return new RecordOperations(MODULE).createRecords(body, new HeaderMap());
    }

    static List<Record> oneRecord() {
        Record item = new Record();
        item.addKeyValue("Account_Name", "New account");
        return new ArrayList<>(List.of(item));
    }

    static Environment at(String baseUrl) {
        return new Environment() {
            @Override
            public String getUrl() {
                return baseUrl;
            }

            @Override
            public String getAccountsUrl() {
                return baseUrl + "/oauth/v2/token";
            }

            @Override
            public String getFileUploadUrl() {
                return baseUrl;
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
