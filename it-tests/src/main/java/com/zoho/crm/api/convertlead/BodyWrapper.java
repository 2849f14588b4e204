package com.zoho.crm.api.convertlead;

import com.zoho.crm.api.util.Model;
import java.util.List;

/** How to convert the lead. The list must be an ArrayList. */
public class BodyWrapper implements Model {
    private List<LeadConverter> data;

    public List<LeadConverter> getData() {
        return data;
    }

    public void setData(List<LeadConverter> data) {
        this.data = data;
    }
}
