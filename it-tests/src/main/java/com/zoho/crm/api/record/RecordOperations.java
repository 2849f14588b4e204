package com.zoho.crm.api.record;

import com.zoho.crm.api.Header;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Param;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;

/** Reads and writes records of one module. Stateless but for the module, so one is made for each call. */
public class RecordOperations {
    private final String moduleAPIName;

    public RecordOperations(String moduleAPIName) {
        this.moduleAPIName = moduleAPIName;
    }

    public APIResponse<ResponseHandler> getRecord(Long id, ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        return RecordCalls.read(moduleAPIName, "/" + id, paramInstance, headerInstance);
    }

    public APIResponse<ResponseHandler> getRecords(ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        return RecordCalls.read(moduleAPIName, "", paramInstance, headerInstance);
    }

    public APIResponse<ResponseHandler> searchRecords(ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        return RecordCalls.read(moduleAPIName, "/search", paramInstance, headerInstance);
    }

    public APIResponse<ActionHandler> createRecords(BodyWrapper request, HeaderMap headerInstance) throws SDKException {
        CommonAPIHandler handler = RecordCalls.handler(
                moduleAPIName, "", Constants.REQUEST_METHOD_POST, Constants.REQUEST_CATEGORY_CREATE);
        handler.setMandatoryChecker(true);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> updateRecord(Long id, BodyWrapper request, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = RecordCalls.handler(
                moduleAPIName, "/" + id, Constants.REQUEST_METHOD_PUT, Constants.REQUEST_CATEGORY_UPDATE);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> updateRecords(BodyWrapper request, HeaderMap headerInstance) throws SDKException {
        CommonAPIHandler handler =
                RecordCalls.handler(moduleAPIName, "", Constants.REQUEST_METHOD_PUT, Constants.REQUEST_CATEGORY_UPDATE);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> upsertRecords(BodyWrapper request, HeaderMap headerInstance) throws SDKException {
        CommonAPIHandler handler = RecordCalls.handler(
                moduleAPIName, "/upsert", Constants.REQUEST_METHOD_POST, Constants.REQUEST_CATEGORY_ACTION);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> deleteRecord(Long id, ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        return RecordCalls.delete(moduleAPIName, "/" + id, paramInstance, headerInstance);
    }

    public APIResponse<ActionHandler> deleteRecords(ParameterMap paramInstance, HeaderMap headerInstance)
            throws SDKException {
        return RecordCalls.delete(moduleAPIName, "", paramInstance, headerInstance);
    }

    public APIResponse<ActionHandler> cloneRecord(Long id) throws SDKException {
        String tail = "/" + id + "/actions/clone";
        return RecordCalls.handler(
                        moduleAPIName, tail, Constants.REQUEST_METHOD_POST, Constants.REQUEST_CATEGORY_ACTION)
                .apiCall(ActionHandler.class, "application/json");
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

    /** Query parameters of {@link RecordOperations#searchRecords}. */
    public static class SearchRecordsParam {
        public static final Param<String> CRITERIA =
                new Param<>("criteria", SearchRecordsParam.class.getCanonicalName());
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
