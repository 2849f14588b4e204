package com.zoho.crm.api.util;

import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/** Models to JSON, by the table of {@link Initializer#jsonDetails} read backwards: whatever is set goes out. */
@SuppressWarnings("JavaLangClash") // Record is the published name
final class RequestForm {
    private final String moduleAPIName;

    RequestForm(String moduleAPIName) {
        this.moduleAPIName = moduleAPIName;
    }

    JSONObject of(Object model, String pack) throws Exception {
        if (model instanceof Record values) {
            return ofRecord(values, pack);
        }
        JSONObject setters = Initializer.jsonDetails.getJSONObject(pack);
        JSONObject result = new JSONObject();
        for (String key : setters.keySet()) {
            String setter = setters.getString(key).split(" ", 2)[0];
            Object value = model.getClass().getMethod("g" + setter.substring(1)).invoke(model);
            if (value instanceof List<?> list) {
                result.put(key, ofList(list, key, pack));
            } else if (value != null) {
                result.put(key, value instanceof Choice<?> choice ? choice.getValue() : value);
            }
        }
        return result;
    }

    private JSONArray ofList(List<?> list, String key, String pack) throws Exception {
        if (!(list instanceof ArrayList)) {
            JSONObject details = new JSONObject();
            details.put("field", key);
            details.put("class", pack);
            details.put("expected-type", ArrayList.class.getName());
            throw new SDKException("TYPE ERROR", details);
        }
        JSONArray result = new JSONArray();
        for (Object item : list) {
            result.put(item instanceof Model ? of(item, item.getClass().getName()) : item);
        }
        return result;
    }

    private JSONObject ofRecord(Record item, String pack) throws Exception {
        JSONObject fields = moduleAPIName == null ? new JSONObject() : Utility.knownFields(moduleAPIName);
        JSONObject result = new JSONObject();
        for (Map.Entry<String, Object> entry : item.getKeyValues().entrySet()) {
            if (entry.getValue() instanceof Choice<?> choice) {
                validate(choice, entry.getKey(), pack, fields.optJSONObject(entry.getKey()));
                result.put(entry.getKey(), choice.getValue());
            } else {
                result.put(entry.getKey(), entry.getValue());
            }
        }
        return result;
    }

    private static void validate(Choice<?> choice, String key, String pack, JSONObject field) throws SDKException {
        boolean isKnown = field != null && field.has("values");
        if (!isKnown || !Initializer.getInitializer().getSDKConfig().getPickListValidation()) {
            return;
        }
        JSONArray values = field.getJSONArray("values");
        if (!values.toList().contains(choice.getValue())) {
            JSONObject details = new JSONObject();
            details.put("field", key);
            details.put("class", pack);
            details.put("accepted-values", values);
            throw new SDKException("UNACCEPTED VALUES ERROR", details);
        }
    }
}
