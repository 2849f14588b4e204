package com.zoho.crm.api.util;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.Token;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.Param;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.fields.APIException;
import com.zoho.crm.api.fields.Fields;
import com.zoho.crm.api.fields.FieldsOperations;
import com.zoho.crm.api.fields.PickListValue;
import com.zoho.crm.api.fields.ResponseHandler;
import com.zoho.crm.api.fields.ResponseWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.json.JSONArray;
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
            JSONObject fields = new JSONObject();
            for (Fields field : wrapper.getFields()) {
                fields.put(field.getAPIName(), known(field));
            }
            return fields;
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

    private static JSONObject known(Fields field) {
        JSONObject known = new JSONObject().put("type", field.getDataType());
        if (field.getPickListValues() != null) {
            JSONArray values = new JSONArray();
            for (PickListValue value : field.getPickListValues()) {
                values.put(value.getActualValue());
            }
            known.put("values", values);
        }
        return known;
    }

    /** What is known of the fields of a module, by name; fails where nothing was asked yet. */
    static JSONObject knownFields(String moduleAPIName) throws IOException {
        Path file =
                Path.of(Initializer.getInitializer().getResourcePath(), "resources", Converter.getEncodedFileName());
        return new JSONObject(Files.readString(file)).getJSONObject(cacheKey(moduleAPIName));
    }

    /** The user and organisation that a token belongs to: two calls. They bring the token along, so it is not asked for. */
    public static String getUserName(String accessToken) throws SDKException {
        CommonAPIHandler users = withToken("users", accessToken);
        ParameterMap params = new ParameterMap();
        params.add(new Param<String>("type", "com.zoho.crm.api.users.UsersOperations.GetUsersParam"), "CurrentUser");
        users.setParam(params);
        Object user = users.apiCall(com.zoho.crm.api.users.ResponseHandler.class, "application/json")
                .getObject();
        Object org = withToken("org", accessToken)
                .apiCall(com.zoho.crm.api.org.ResponseHandler.class, "application/json")
                .getObject();
        if (user instanceof com.zoho.crm.api.users.ResponseWrapper found
                && org instanceof com.zoho.crm.api.org.ResponseWrapper its) {
            return found.getUsers().get(0).getEmail() + "-"
                    + its.getOrg().get(0).getId();
        }
        throw new SDKException("API_EXCEPTION", "the user is not known");
    }

    private static CommonAPIHandler withToken(String resource, String accessToken) {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + resource);
        handler.setHttpMethod(Constants.REQUEST_METHOD_GET);
        handler.setCategoryMethod(Constants.REQUEST_CATEGORY_READ);
        HeaderMap headers = new HeaderMap();
        headers.getHeaderMap().put("Authorization", "Zoho-oauthtoken " + accessToken);
        handler.setHeader(headers);
        return handler;
    }

    static String cacheKey(String moduleAPIName) {
        return moduleAPIName.toLowerCase(Locale.ROOT);
    }

    static String lastingToken(Token token) {
        OAuthToken oauth = (OAuthToken) token;
        return oauth.getRefreshToken() != null ? oauth.getRefreshToken() : oauth.getAccessToken();
    }
}
