package com.zoho.crm.api.users;

import java.util.List;

/** What was asked for. */
public class ResponseWrapper implements ResponseHandler {
    private List<Users> users;

    public List<Users> getUsers() {
        return users;
    }

    public void setUsers(List<Users> users) {
        this.users = users;
    }
}
