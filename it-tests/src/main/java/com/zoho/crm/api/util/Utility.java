package com.zoho.crm.api.util;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.Token;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.fields.APIException;
import com.zoho.crm.api.fields.Fields;
import com.zoho.crm.api.fields.FieldsOperations;
import com.zoho.crm.api.fields.ResponseHandler;
import com.zoho.crm.api.fields.ResponseWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.json.JSONObject;

/** Field metadata: asked once for each module, CRM and token, then kept in a file. */
public class Utility {

    /**
     * Makes sure that the metadata of a module is there.
     *
     * <p>Static and synchronized, with the request inside: while one call waits for the metadata, every other call in the
     * JVM that needs any is blocked here.
     */
    public static synchronized void getFields(String moduleAPIName, CommonAPIHandler handlerInstance)
            throws SDKException {
        try {
            Path file = Path.of(
                    Initializer.getInitializer().getResourcePath(), "resources", Converter.getEncodedFileName());
            JSONObject cached = Files.exists(file) ? new JSONObject(Files.readString(file)) : new JSONObject();
            if (!cached.has(cacheKey(moduleAPIName))) {
                cached.put(cacheKey(moduleAPIName), askForFields(moduleAPIName));
                Files.createDirectories(file.getParent());
                Files.writeString(file, cached.toString());
            }
        } catch (IOException | RuntimeException e) {
            throw new SDKException(e);
        }
    }

    private static JSONObject askForFields(String moduleAPIName) throws SDKException {
        ParameterMap params = new ParameterMap();
        params.add(FieldsOperations.GetFieldsParam.MODULE, moduleAPIName);
        APIResponse<ResponseHandler> response = new FieldsOperations().getFields(params);
        ResponseHandler object = response.getObject();
        if (object instanceof ResponseWrapper wrapper) {
            JSONObject types = new JSONObject();
            for (Fields field : wrapper.getFields()) {
                types.put(field.getAPIName(), field.getDataType());
            }
            return types;
        }
        // Status and headers of the reply end here; what is left of it goes into the details.
        JSONObject details = new JSONObject();
        if (object instanceof APIException refusal) {
            details.put("code", refusal.getCode().getValue());
            details.put("status", refusal.getStatus().getValue());
            details.put("message", refusal.getMessage().getValue());
        } else {
            details.put("code", response.getStatusCode());
        }
        throw new SDKException("API_EXCEPTION", details);
    }

    static String cacheKey(String moduleAPIName) {
        return moduleAPIName.toLowerCase(Locale.ROOT);
    }

    static String lastingToken(Token token) {
        OAuthToken oauth = (OAuthToken) token;
        return oauth.getRefreshToken() != null ? oauth.getRefreshToken() : oauth.getAccessToken();
    }
}
