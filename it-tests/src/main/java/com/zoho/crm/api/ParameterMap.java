package com.zoho.crm.api;

import com.zoho.crm.api.exception.SDKException;
import java.util.HashMap;

/** Query parameters that the caller adds. */
@SuppressWarnings("NonApiType") // the published signature
public class ParameterMap {
    private final HashMap<String, String> parameterMap = new HashMap<>();

    public <T> void add(Param<T> param, T value) throws SDKException {
        if (param == null || value == null) {
            throw new SDKException("PARAMETER INSTANCE NULL ERROR", "Parameter and its value must not be null");
        }
        parameterMap.merge(param.getName(), value.toString(), (old, added) -> old + "," + added);
    }

    public HashMap<String, String> getParameterMap() {
        return parameterMap;
    }
}
