package com.zoho.crm.api.convertlead;

import java.util.List;

/** One answer for each item. */
public class ActionWrapper implements ActionHandler {
    private List<ActionResponse> data;

    public List<ActionResponse> getData() {
        return data;
    }

    public void setData(List<ActionResponse> data) {
        this.data = data;
    }
}
