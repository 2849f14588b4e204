package com.zoho.crm.api.util;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.json.JSONObject;

/** One call: collects what the operations say of it, sends it, and turns the reply into a model. */
public class CommonAPIHandler {
    private static final String SDK_HEADER = "X-ZOHO-SDK";

    private String apiPath;
    private String httpMethod;
    private String categoryMethod;
    private String contentType;
    private String moduleAPIName;
    private Object request;
    private HeaderMap header;
    private ParameterMap param;
    private Boolean mandatoryChecker;

    public <T> APIResponse<T> apiCall(Class<T> className, String encodeType) throws SDKException {
        Initializer initializer = Initializer.getInitializer();
        if (initializer == null) {
            throw new SDKException("SDK UNINITIALIZED ERROR", "SDK is uninitialized");
        }
        try {
            APIHTTPConnector connector = new APIHTTPConnector();
            connector.setURL(initializer.getEnvironment().getUrl() + apiPath);
            connector.setRequestMethod(httpMethod);
            connector.setContentType(contentType);
            if (header != null && !header.getHeaderMap().isEmpty()) {
                connector.setHeaders(header.getHeaderMap());
            }
            if (param != null && !param.getParameterMap().isEmpty()) {
                connector.setParams(param.getParameterMap());
            }
            initializer.getToken().authenticate(connector);
            connector.addHeader(SDK_HEADER, System.getProperty("os.name") + "/" + Constants.SDK_VERSION);
            Converter bodyConverter = null;
            if (request != null) {
                bodyConverter = new JSONConverter(this);
                connector.setRequestBody(
                        bodyConverter.formRequest(request, request.getClass().getCanonicalName()));
            }
            return toResponse(connector.fireRequest(bodyConverter), className);
        } catch (SDKException e) {
            throw e;
        } catch (Exception e) {
            throw new SDKException(e);
        }
    }

    /** A reply without a body, or of a kind that no converter knows, ends in a NullPointerException: both happen in real life. */
    private <T> APIResponse<T> toResponse(HttpResponse response, Class<T> className) throws Exception {
        int statusCode = response.getStatusLine().getStatusCode();
        HashMap<String, String> headers = new HashMap<>();
        for (Header each : response.getAllHeaders()) {
            headers.put(each.getName(), each.getValue());
        }
        HttpEntity entity = response.getEntity();
        Header type = entity.getContentType();
        String mimeType =
                type == null ? "" : type.getValue().split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        Converter convertInstance = getConverterClassInstance(mimeType);
        List<Object> parts = convertInstance.getWrappedResponse(entity, className.getCanonicalName());
        Model model = (Model) parts.get(0);
        return APIResponse.of(headers, statusCode, model, className.isInstance(model), (JSONObject) parts.get(1));
    }

    public Converter getConverterClassInstance(String encodeType) {
        return switch (encodeType) {
            case "application/json" -> new JSONConverter(this);
            case "", "text/html", "text/csv", "application/octet-stream", "application/pdf", "application/zip" ->
                new Downloader(this);
            default -> encodeType.startsWith("image/") ? new Downloader(this) : null;
        };
    }

    public void setAPIPath(String apiPath) {
        this.apiPath = apiPath;
    }

    public String getAPIPath() {
        return apiPath;
    }

    public void setHttpMethod(String httpMethod) {
        this.httpMethod = httpMethod;
    }

    public String getHttpMethod() {
        return httpMethod;
    }

    public void setCategoryMethod(String category) {
        this.categoryMethod = category;
    }

    public String getCategoryMethod() {
        return categoryMethod;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public void setModuleAPIName(String moduleAPIName) {
        this.moduleAPIName = moduleAPIName;
    }

    public String getModuleAPIName() {
        return moduleAPIName;
    }

    public void setRequest(Object request) {
        this.request = request;
    }

    public Object getRequest() {
        return request;
    }

    public void setHeader(HeaderMap header) {
        this.header = header;
    }

    public void setParam(ParameterMap param) {
        this.param = param;
    }

    public void setMandatoryChecker(Boolean mandatoryChecker) {
        this.mandatoryChecker = mandatoryChecker;
    }

    public Boolean getMandatoryChecker() {
        return mandatoryChecker;
    }
}
