package com.zoho.crm.api.dc;

/** The European one. */
public class EUDataCenter extends DataCenter {
    private static final EUDataCenter EU = new EUDataCenter();

    public static final Environment PRODUCTION = EU.environment("https://www.zohoapis.eu");
    public static final Environment SANDBOX = EU.environment("https://sandbox.zohoapis.eu");

    @Override
    public String getIAMUrl() {
        return "https://accounts.zoho.eu/oauth/v2/token";
    }

    @Override
    public String getFileUploadUrl() {
        return "https://content.zohoapis.eu";
    }
}
