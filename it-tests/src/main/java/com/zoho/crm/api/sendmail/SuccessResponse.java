package com.zoho.crm.api.sendmail;

import com.zoho.crm.api.util.Choice;
import java.util.Map;

/** It was done. */
public class SuccessResponse implements ActionResponse {
    private Choice<String> status;
    private Choice<String> code;
    private Map<String, Object> details;
    private Choice<String> message;

    public Choice<String> getStatus() {
        return status;
    }

    public void setStatus(Choice<String> status) {
        this.status = status;
    }

    public Choice<String> getCode() {
        return code;
    }

    public void setCode(Choice<String> code) {
        this.code = code;
    }

    public Map<String, Object> getDetails() {
        return details;
    }

    public void setDetails(Map<String, Object> details) {
        this.details = details;
    }

    public Choice<String> getMessage() {
        return message;
    }

    public void setMessage(Choice<String> message) {
        this.message = message;
    }
}
