package com.zoho.crm.api.record;

import java.util.List;

/** One answer for each record of a write, which may be good for some and bad for others. */
public class ActionWrapper implements ActionHandler {
    private List<ActionResponse> data;

    public List<ActionResponse> getData() {
        return data;
    }

    public void setData(List<ActionResponse> data) {
        this.data = data;
    }
}
