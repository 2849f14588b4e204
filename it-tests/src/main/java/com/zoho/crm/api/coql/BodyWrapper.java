package com.zoho.crm.api.coql;

import com.zoho.crm.api.util.Model;

/** A query. */
public class BodyWrapper implements Model {
    private String selectQuery;

    public String getSelectQuery() {
        return selectQuery;
    }

    public void setSelectQuery(String selectQuery) {
        this.selectQuery = selectQuery;
    }
}
