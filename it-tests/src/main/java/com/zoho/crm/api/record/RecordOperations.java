package com.zoho.crm.api.record;

import com.zoho.crm.api.Header;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Param;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;
import com.zoho.crm.api.util.Utility;

/** Reads and writes records of one module. Stateless but for the module, so one is made for each call. */
public class RecordOperations {
    private static final String ENCODE_TYPE = "application/json";

    private final String moduleAPIName;

    public RecordOperations(String moduleAPIName) {
        this.moduleAPIName = moduleAPIName;
    }

    public APIResponse<ResponseHandler> getRecord(Long id, ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = read("/" + id, paramInstance, headerInstance);
        Utility.getFields(moduleAPIName, handler);
        return handler.apiCall(ResponseHandler.class, ENCODE_TYPE);
    }

    public APIResponse<ResponseHandler> getRecords(ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = read("", paramInstance, headerInstance);
        Utility.getFields(moduleAPIName, handler);
        return handler.apiCall(ResponseHandler.class, ENCODE_TYPE);
    }

    public APIResponse<ActionHandler> createRecords(BodyWrapper request, HeaderMap headerInstance) throws SDKException {
        CommonAPIHandler handler = write("", Constants.REQUEST_METHOD_POST, Constants.REQUEST_CATEGORY_CREATE);
        handler.setRequest(request);
        handler.setMandatoryChecker(true);
        handler.setHeader(headerInstance);
        Utility.getFields(moduleAPIName, handler);
        return handler.apiCall(ActionHandler.class, ENCODE_TYPE);
    }

    public APIResponse<ActionHandler> updateRecord(Long id, BodyWrapper request, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = write("/" + id, Constants.REQUEST_METHOD_PUT, Constants.REQUEST_CATEGORY_UPDATE);
        handler.setRequest(request);
        handler.setHeader(headerInstance);
        Utility.getFields(moduleAPIName, handler);
        return handler.apiCall(ActionHandler.class, ENCODE_TYPE);
    }

    public APIResponse<ActionHandler> updateRecords(BodyWrapper request, HeaderMap headerInstance) throws SDKException {
        CommonAPIHandler handler = write("", Constants.REQUEST_METHOD_PUT, Constants.REQUEST_CATEGORY_UPDATE);
        handler.setRequest(request);
        handler.setHeader(headerInstance);
        Utility.getFields(moduleAPIName, handler);
        return handler.apiCall(ActionHandler.class, ENCODE_TYPE);
    }

    public APIResponse<ActionHandler> deleteRecords(ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = write("", Constants.REQUEST_METHOD_DELETE, Constants.REQUEST_METHOD_DELETE);
        handler.setParam(paramInstance);
        handler.setHeader(headerInstance);
        return handler.apiCall(ActionHandler.class, ENCODE_TYPE);
    }

    private CommonAPIHandler read(String tail, ParameterMap params, HeaderMap headers) {
        CommonAPIHandler handler = handler(tail, Constants.REQUEST_METHOD_GET, Constants.REQUEST_CATEGORY_READ);
        handler.setParam(params);
        handler.setHeader(headers);
        return handler;
    }

    private CommonAPIHandler write(String tail, String method, String category) {
        CommonAPIHandler handler = handler(tail, method, category);
        handler.setContentType(ENCODE_TYPE);
        return handler;
    }

    private CommonAPIHandler handler(String tail, String method, String category) {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath("/crm/v8/" + moduleAPIName + tail);
        handler.setHttpMethod(method);
        handler.setCategoryMethod(category);
        handler.setModuleAPIName(moduleAPIName);
        return handler;
    }

    /** Query parameters of {@link RecordOperations#getRecord}. */
    public static class GetRecordParam {
        public static final Param<String> FIELDS = new Param<>("fields", GetRecordParam.class.getCanonicalName());
    }

    /** Query parameters of {@link RecordOperations#getRecords}. */
    public static class GetRecordsParam {
        public static final Param<String> FIELDS = new Param<>("fields", GetRecordsParam.class.getCanonicalName());
        public static final Param<Integer> PAGE = new Param<>("page", GetRecordsParam.class.getCanonicalName());
        public static final Param<Integer> PER_PAGE = new Param<>("per_page", GetRecordsParam.class.getCanonicalName());
    }

    /** Query parameters of {@link RecordOperations#deleteRecords}. */
    public static class DeleteRecordsParam {
        public static final Param<String> IDS = new Param<>("ids", DeleteRecordsParam.class.getCanonicalName());
    }

    /** Headers of {@link RecordOperations#getRecord}. */
    public static class GetRecordHeader {
        public static final Header<String> X_EXTERNAL =
                new Header<>("X-EXTERNAL", GetRecordHeader.class.getCanonicalName());
    }
}
