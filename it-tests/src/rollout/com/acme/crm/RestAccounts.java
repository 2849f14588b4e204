package com.acme.crm;

/** The client of a server that is well. */
public final class RestAccounts {

    public String getAccount(String id) {
        return "account " + id + " from REST";
    }
}
