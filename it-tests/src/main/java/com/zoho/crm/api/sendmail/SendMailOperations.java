package com.zoho.crm.api.sendmail;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import com.zoho.crm.api.util.Constants;

/** Sends mail to a record. */
public class SendMailOperations {
    private final Long id;
    private final String moduleName;

    public SendMailOperations(Long id, String moduleName) {
        this.id = id;
        this.moduleName = moduleName;
    }

    public APIResponse<ActionHandler> sendMail(BodyWrapper request) throws SDKException {
        CommonAPIHandler handler = new CommonAPIHandler();
        handler.setAPIPath(Constants.API_PATH + moduleName + "/" + id + "/actions/send_mail");
        handler.setHttpMethod(Constants.REQUEST_METHOD_POST);
        handler.setCategoryMethod(Constants.REQUEST_CATEGORY_CREATE);
        handler.setContentType("application/json");
        handler.setRequest(request);
        handler.setMandatoryChecker(true);
        return handler.apiCall(ActionHandler.class, "application/json");
    }
}
