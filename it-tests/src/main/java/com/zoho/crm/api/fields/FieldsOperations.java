package com.zoho.crm.api.fields;

import com.zoho.crm.api.Param;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;

/** Reads the field metadata of a module. */
public class FieldsOperations {

    public APIResponse<ResponseHandler> getFields(ParameterMap paramInstance) throws SDKException {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + "settings/fields");
        handler.setHttpMethod(Constants.REQUEST_METHOD_GET);
        handler.setCategoryMethod(Constants.REQUEST_CATEGORY_READ);
        handler.setParam(paramInstance);
        return handler.apiCall(ResponseHandler.class, "application/json");
    }

    /** Query parameters of {@link FieldsOperations#getFields}. */
    public static class GetFieldsParam {
        public static final Param<String> MODULE = new Param<>("module", GetFieldsParam.class.getCanonicalName());
    }
}
