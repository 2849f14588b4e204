package com.zoho.crm.api.convertlead;

import com.zoho.crm.api.util.Model;

/** What becomes of a lead. */
public class LeadConverter implements Model {
    private Boolean overwrite;

    public Boolean getOverwrite() {
        return overwrite;
    }

    public void setOverwrite(Boolean overwrite) {
        this.overwrite = overwrite;
    }
}
