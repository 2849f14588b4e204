package com.zoho.crm.api.coql;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;

/** Queries. */
public class CoqlOperations {

    /** A POST that only reads: the one of its kind. */
    public APIResponse<ResponseHandler> getRecords(BodyWrapper request) throws SDKException {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + "coql");
        handler.setHttpMethod(Constants.REQUEST_METHOD_POST);
        handler.setCategoryMethod(Constants.REQUEST_CATEGORY_READ);
        handler.setContentType("application/json");
        handler.setRequest(request);
        return handler.apiCall(ResponseHandler.class, "application/json");
    }
}
