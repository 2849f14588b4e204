package com.zoho.crm.api.usersunavailability;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;

/** When users are away. */
public class UsersUnavailabilityOperations {

    /** A DELETE that calls itself a read, as in the SDK. */
    public APIResponse<ActionHandler> deleteUserUnavailability(String id) throws SDKException {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + "settings/users_unavailability/" + id);
        handler.setHttpMethod(Constants.REQUEST_METHOD_DELETE);
        handler.setCategoryMethod(Constants.REQUEST_CATEGORY_READ);
        return handler.apiCall(ActionHandler.class, "application/json");
    }
}
