package com.zoho.crm.api.dc;

/** The American one. */
public class USDataCenter extends DataCenter {
    private static final USDataCenter US = new USDataCenter();

    public static final Environment PRODUCTION = US.environment("https://www.zohoapis.com");
    public static final Environment SANDBOX = US.environment("https://sandbox.zohoapis.com");

    @Override
    public String getIAMUrl() {
        return "https://accounts.zoho.com/oauth/v2/token";
    }

    @Override
    public String getFileUploadUrl() {
        return "https://content.zohoapis.com";
    }
}
