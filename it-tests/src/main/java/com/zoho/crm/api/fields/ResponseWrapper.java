package com.zoho.crm.api.fields;

import java.util.List;

/** The fields of a module. */
public class ResponseWrapper implements ResponseHandler {
    private List<Fields> fields;

    public List<Fields> getFields() {
        return fields;
    }

    public void setFields(List<Fields> fields) {
        this.fields = fields;
    }
}
