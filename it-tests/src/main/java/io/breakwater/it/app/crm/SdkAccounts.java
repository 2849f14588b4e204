package io.breakwater.it.app.crm;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.store.FileStore;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.SDKConfig;
import com.zoho.crm.api.dc.DataCenter.Environment;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.record.ResponseWrapper;
import com.zoho.crm.api.util.APIResponse;
import java.nio.file.Path;

/** Accounts from the CRM through its SDK. */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
public class SdkAccounts {
    private static final int TIMEOUT_MILLIS = 2000;

    /** The SDK is set up for the whole JVM; it keeps what it knows of the CRM in the given directory. */
    public SdkAccounts(String baseUrl, Path cacheDirectory) {
        try {
            new Initializer.Builder()
                    .environment(at(baseUrl))
                    .token(new OAuthToken.Builder()
                            .accessToken("placeholder-access-token-" + "x".repeat(20))
                            .findUser(false)
                            .build())
                    .SDKConfig(new SDKConfig.Builder()
                            .pickListValidation(false)
                            .connectionTimeout(TIMEOUT_MILLIS)
                            .socketTimeout(TIMEOUT_MILLIS)
                            .build())
                    .store(new FileStore(
                            cacheDirectory.resolve("sdk_tokens.txt").toString()))
                    .resourcePath(cacheDirectory.toString())
                    .initialize();
        } catch (Exception e) { // the constructor of the store declares no less
            throw new AccountLookupException("CRM SDK cannot be set up", e);
        }
    }

    public Account getAccount(String id) {
        APIResponse<ResponseHandler> response;
        try {
            response =
                    new RecordOperations("Accounts").getRecord(Long.valueOf(id), new ParameterMap(), new HeaderMap());
        } catch (SDKException e) {
            throw new AccountLookupException("CRM SDK: " + e.getMessage(), e);
        }
        if (response.getStatusCode() != 200 || !(response.getObject() instanceof ResponseWrapper wrapper)) {
            throw new AccountLookupException("CRM answered " + response.getStatusCode());
        }
        Record found = wrapper.getData().get(0);
        return new Account(found.getId().toString(), (String) found.getKeyValue("Account_Name"), (String)
                found.getKeyValue("Description"));
    }

    private static Environment at(String baseUrl) {
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
}
