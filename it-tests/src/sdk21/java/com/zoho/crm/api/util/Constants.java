package com.zoho.crm.api.util;

/** Words that the client and the operations share. */
public final class Constants {
    public static final String REQUEST_METHOD_GET = "GET";
    public static final String REQUEST_METHOD_POST = "POST";
    public static final String REQUEST_METHOD_PUT = "PUT";
    public static final String REQUEST_METHOD_PATCH = "PATCH";
    public static final String REQUEST_METHOD_DELETE = "DELETE";
    public static final String REQUEST_CATEGORY_READ = "READ";
    public static final String REQUEST_CATEGORY_CREATE = "CREATE";
    public static final String REQUEST_CATEGORY_UPDATE = "UPDATE";
    public static final String REQUEST_CATEGORY_ACTION = "ACTION";

    // As in the newest version, which these stand in for.
    public static final String API_PATH = String.valueOf("/crm/v2.1/");
    public static final String SDK_VERSION = String.valueOf("java-2.1:4.0.1");

    private Constants() {}
}
