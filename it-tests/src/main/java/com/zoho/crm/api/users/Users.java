package com.zoho.crm.api.users;

import com.zoho.crm.api.util.Model;

/** A user. */
public class Users implements Model {
    private Long id;
    private String email;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
