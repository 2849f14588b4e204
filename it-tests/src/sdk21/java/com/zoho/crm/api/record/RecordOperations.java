package com.zoho.crm.api.record;

import com.zoho.crm.api.Header;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Param;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;

/** Reads and writes records, as in 2.1: the module comes with each call. */
public class RecordOperations {
    public APIResponse<ResponseHandler> getRecord(
            Long id, String moduleAPIName, ParameterMap paramInstance, HeaderMap headerInstance) throws SDKException {
        return RecordCalls.read(moduleAPIName, "/" + id, paramInstance, headerInstance);
    }

    public APIResponse<ResponseHandler> getRecords(
            String moduleAPIName, ParameterMap paramInstance, HeaderMap headerInstance) throws SDKException {
        return RecordCalls.read(moduleAPIName, "", paramInstance, headerInstance);
    }

    public APIResponse<ResponseHandler> searchRecords(
            String moduleAPIName, ParameterMap paramInstance, HeaderMap headerInstance) throws SDKException {
        return RecordCalls.read(moduleAPIName, "/search", paramInstance, headerInstance);
    }

    public APIResponse<ActionHandler> createRecords(String moduleAPIName, BodyWrapper request, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = RecordCalls.handler(
                moduleAPIName, "", Constants.REQUEST_METHOD_POST, Constants.REQUEST_CATEGORY_CREATE);
        handler.setMandatoryChecker(true);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> updateRecord(
            Long id, String moduleAPIName, BodyWrapper request, HeaderMap headerInstance) throws SDKException {
        CommonAPIHandler handler = RecordCalls.handler(
                moduleAPIName, "/" + id, Constants.REQUEST_METHOD_PUT, Constants.REQUEST_CATEGORY_UPDATE);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> updateRecords(String moduleAPIName, BodyWrapper request, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler =
                RecordCalls.handler(moduleAPIName, "", Constants.REQUEST_METHOD_PUT, Constants.REQUEST_CATEGORY_UPDATE);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> upsertRecords(String moduleAPIName, BodyWrapper request, HeaderMap headerInstance)
            throws SDKException {
        CommonAPIHandler handler = RecordCalls.handler(
                moduleAPIName, "/upsert", Constants.REQUEST_METHOD_POST, Constants.REQUEST_CATEGORY_ACTION);
        return RecordCalls.send(handler, request, headerInstance);
    }

    public APIResponse<ActionHandler> deleteRecord(
            Long id, String moduleAPIName, ParameterMap paramInstance, HeaderMap headerInstance) throws SDKException {
        return RecordCalls.delete(moduleAPIName, "/" + id, paramInstance, headerInstance);
    }

    public APIResponse<ActionHandler> deleteRecords(
            String moduleAPIName, ParameterMap paramInstance, HeaderMap headerInstance) throws SDKException {
        return RecordCalls.delete(moduleAPIName, "", paramInstance, headerInstance);
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
