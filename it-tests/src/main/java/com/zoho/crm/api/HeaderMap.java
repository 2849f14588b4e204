package com.zoho.crm.api;

import com.zoho.crm.api.exception.SDKException;
import java.util.HashMap;

/** Request headers that the caller adds. The map is handed to the connection as it is, which writes its own headers into it. */
@SuppressWarnings("NonApiType") // the published signature
public class HeaderMap {
    private final HashMap<String, String> headerMap = new HashMap<>();

    public <T> void add(Header<T> header, T value) throws SDKException {
        if (header == null || value == null) {
            throw new SDKException("HEADER INSTANCE NULL ERROR", "Header and its value must not be null");
        }
        headerMap.merge(header.getName(), value.toString(), (old, added) -> old + "," + added);
    }

    public HashMap<String, String> getHeaderMap() {
        return headerMap;
    }
}
