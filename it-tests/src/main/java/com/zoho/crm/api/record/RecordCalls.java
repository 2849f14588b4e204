package com.zoho.crm.api.record;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;
import com.zoho.crm.api.util.Utility;

/** What the operations on records have in common. Not in their class, which has public calls alone, as in the SDK. */
final class RecordCalls {
    private static final String ENCODE_TYPE = "application/json";

    private RecordCalls() {}

    static APIResponse<ResponseHandler> read(String module, String tail, ParameterMap params, HeaderMap headers)
            throws SDKException {
        CommonAPIHandler handler = handler(module, tail, Constants.REQUEST_METHOD_GET, Constants.REQUEST_CATEGORY_READ);
        handler.setParam(params);
        handler.setHeader(headers);
        Utility.getFields(module, handler);
        return handler.apiCall(ResponseHandler.class, ENCODE_TYPE);
    }

    static APIResponse<ActionHandler> send(CommonAPIHandler handler, BodyWrapper request, HeaderMap headers)
            throws SDKException {
        handler.setContentType(ENCODE_TYPE);
        handler.setRequest(request);
        handler.setHeader(headers);
        Utility.getFields(handler.getModuleAPIName(), handler);
        return handler.apiCall(ActionHandler.class, ENCODE_TYPE);
    }

    static APIResponse<ActionHandler> delete(String module, String tail, ParameterMap params, HeaderMap headers)
            throws SDKException {
        CommonAPIHandler handler =
                handler(module, tail, Constants.REQUEST_METHOD_DELETE, Constants.REQUEST_METHOD_DELETE);
        handler.setParam(params);
        handler.setHeader(headers);
        return handler.apiCall(ActionHandler.class, ENCODE_TYPE);
    }

    static CommonAPIHandler handler(String module, String tail, String method, String category) {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + module + tail);
        handler.setHttpMethod(method);
        handler.setCategoryMethod(category);
        handler.setModuleAPIName(module);
        return handler;
    }
}
