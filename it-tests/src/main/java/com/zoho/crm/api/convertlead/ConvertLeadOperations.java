package com.zoho.crm.api.convertlead;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;
import com.zoho.crm.api.util.Utility;

/** Makes a contact, an account and a deal out of a lead. */
public class ConvertLeadOperations {
    private static final String DEALS = "Deals";

    private final Long leadId;

    public ConvertLeadOperations(Long leadId) {
        this.leadId = leadId;
    }

    public APIResponse<ActionHandler> convertLead(BodyWrapper request) throws SDKException {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + "Leads/" + leadId + "/actions/convert");
        handler.setHttpMethod(Constants.REQUEST_METHOD_POST);
        handler.setCategoryMethod(Constants.REQUEST_CATEGORY_CREATE);
        handler.setContentType("application/json");
        handler.setRequest(request);
        handler.setMandatoryChecker(true);
        handler.setModuleAPIName(DEALS);
        Utility.getFields(DEALS, handler);
        return handler.apiCall(ActionHandler.class, "application/json");
    }
}
