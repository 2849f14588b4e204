package com.zoho.crm.api.dc;

import com.zoho.crm.api.exception.SDKException;

/** A place that hosts the CRM. */
public abstract class DataCenter {

    public abstract String getIAMUrl();

    public abstract String getFileUploadUrl();

    /** The environment whose API has this address, or null where the address is none of the vendor's. */
    public static Environment get(String url) throws SDKException {
        for (Environment known : new Environment[] {
            USDataCenter.PRODUCTION, USDataCenter.SANDBOX, EUDataCenter.PRODUCTION, EUDataCenter.SANDBOX
        }) {
            if (known.getUrl().equals(url)) {
                return known;
            }
        }
        return null;
    }

    /** An environment of this place, by the address of its API. */
    protected Environment environment(String url) {
        return new Environment() {
            @Override
            public String getUrl() {
                return url;
            }

            @Override
            public String getAccountsUrl() {
                return getIAMUrl();
            }

            @Override
            public String getFileUploadUrl() {
                return DataCenter.this.getFileUploadUrl();
            }
        };
    }

    /** The addresses of one CRM: API, accounts (tokens) and file upload. */
    public abstract static class Environment {
        public abstract String getUrl();

        public abstract String getAccountsUrl();

        public abstract String getFileUploadUrl();
    }
}
