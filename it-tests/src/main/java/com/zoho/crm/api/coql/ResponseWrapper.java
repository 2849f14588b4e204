package com.zoho.crm.api.coql;

import com.zoho.crm.api.record.Record;
import java.util.List;

/** The records that fit. */
@SuppressWarnings("JavaLangClash") // Record is the published name
public class ResponseWrapper implements ResponseHandler {
    private List<Record> data;

    public List<Record> getData() {
        return data;
    }

    public void setData(List<Record> data) {
        this.data = data;
    }
}
