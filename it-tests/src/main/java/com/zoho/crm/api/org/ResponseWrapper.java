package com.zoho.crm.api.org;

import java.util.List;

/** What was asked for. */
public class ResponseWrapper implements ResponseHandler {
    private List<Org> org;

    public List<Org> getOrg() {
        return org;
    }

    public void setOrg(List<Org> org) {
        this.org = org;
    }
}
