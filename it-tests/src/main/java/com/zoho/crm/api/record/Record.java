package com.zoho.crm.api.record;

import com.zoho.crm.api.util.Model;
import java.util.HashMap;
import java.util.Map;

/** One record of a module: values by field name. */
@SuppressWarnings({"JavaLangClash", "NonApiType"}) // the published name and signature
public class Record implements Model {
    private final HashMap<String, Object> keyValues = new HashMap<>();

    public Long getId() {
        return (Long) keyValues.get("id");
    }

    public void setId(Long id) {
        keyValues.put("id", id);
    }

    public Object getKeyValue(String apiName) {
        return keyValues.get(apiName);
    }

    public void addKeyValue(String apiName, Object value) {
        keyValues.put(apiName, value);
    }

    public HashMap<String, Object> getKeyValues() {
        return keyValues;
    }

    public void setKeyValues(Map<String, Object> values) {
        keyValues.putAll(values);
    }
}
