package com.acme.crm;

/** The client of a server that is down. */
public final class McpAccounts {

    public String getAccount(String id) throws CrmException {
        throw new CrmException("nobody answers for " + id);
    }
}
