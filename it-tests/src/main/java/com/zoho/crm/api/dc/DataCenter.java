package com.zoho.crm.api.dc;

/** A place that hosts the CRM. */
public abstract class DataCenter {

    /** The addresses of one CRM: API, accounts (tokens) and file upload. */
    public abstract static class Environment {
        public abstract String getUrl();

        public abstract String getAccountsUrl();

        public abstract String getFileUploadUrl();
    }
}
