package com.zoho.crm.api;

/** The user on whose behalf calls are made. */
public class UserSignature {
    private final String name;

    public UserSignature(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }
}
