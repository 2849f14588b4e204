package com.zoho.crm.api.org;

import com.zoho.crm.api.util.Model;

/** An organisation. */
public class Org implements Model {
    private Long id;
    private String companyName;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getCompanyName() {
        return companyName;
    }

    public void setCompanyName(String companyName) {
        this.companyName = companyName;
    }
}
