package com.zoho.crm.api.record;

import java.util.List;

/** The records that were asked for. */
public class ResponseWrapper implements ResponseHandler {
    private List<Record> data;

    public List<Record> getData() {
        return data;
    }

    public void setData(List<Record> data) {
        this.data = data;
    }
}
