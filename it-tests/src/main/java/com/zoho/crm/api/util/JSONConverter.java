package com.zoho.crm.api.util;

import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.record.Record;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.StringEntity;
import org.apache.http.util.EntityUtils;
import org.json.JSONArray;
import org.json.JSONObject;

/** JSON to models and back, by the table of class names in {@link Initializer#jsonDetails}. */
@SuppressWarnings("JavaLangClash") // Record is the published name
public class JSONConverter extends Converter {

    public JSONConverter(CommonAPIHandler commonAPIHandler) {
        super(commonAPIHandler);
    }

    @Override
    public Object formRequest(Object requestInstance, String pack) throws Exception {
        return new RequestForm(commonAPIHandler.getModuleAPIName()).of(requestInstance, pack);
    }

    @Override
    public void appendToRequest(HttpEntityEnclosingRequestBase requestBase, Object requestObject) {
        requestBase.setEntity(new StringEntity(requestObject.toString(), StandardCharsets.UTF_8));
    }

    @Override
    public List<Object> getWrappedResponse(Object response, String pack) throws Exception {
        String module = commonAPIHandler.getModuleAPIName();
        // Not restored after a failure: a handler that once met an unreadable reply has lost its module.
        commonAPIHandler.setModuleAPIName(null);
        JSONObject json = new JSONObject(EntityUtils.toString((HttpEntity) response, StandardCharsets.UTF_8));
        Object model = convert(json, pack, module);
        commonAPIHandler.setModuleAPIName(module);
        return Arrays.asList(model, json);
    }

    @Override
    public Object getResponse(Object response, String pack) throws Exception {
        JSONObject json = response instanceof JSONObject object ? object : new JSONObject(response.toString());
        return convert(json, pack, commonAPIHandler.getModuleAPIName());
    }

    private static Object convert(JSONObject json, String pack, String module) throws Exception {
        JSONObject details = Initializer.jsonDetails;
        if (pack.equals(Record.class.getName())) {
            return toRecord(json, module);
        }
        JSONObject known = details.getJSONObject(pack);
        if (known.has("oneOf")) {
            String found = choose(json, known.getJSONObject("oneOf"));
            return fill(json, found, details.getJSONObject(found), module);
        }
        return fill(json, pack, known, module);
    }

    /** The class that the keys and values of a reply point to, or an empty name if none does. */
    private static String choose(JSONObject json, JSONObject candidates) {
        for (String name : candidates.keySet()) {
            JSONObject marks = candidates.getJSONObject(name);
            boolean fits = marks.keySet().stream()
                    .allMatch(key -> json.has(key)
                            && (marks.isNull(key) || marks.getString(key).equals(json.optString(key))));
            if (fits) {
                return name;
            }
        }
        return "";
    }

    private static Object fill(JSONObject json, String name, JSONObject setters, String module) throws Exception {
        Class<?> type = Class.forName(name);
        Object model = type.getDeclaredConstructor().newInstance();
        for (String key : setters.keySet()) {
            if (json.has(key) && !json.isNull(key)) {
                List<String> how = List.of(setters.getString(key).split(" ", -1));
                Object value = value(json, key, how, module);
                for (var method : type.getMethods()) {
                    if (method.getName().equals(how.get(0))) {
                        method.invoke(model, value);
                    }
                }
            }
        }
        return model;
    }

    private static Object value(JSONObject json, String key, List<String> how, String module) throws Exception {
        return switch (how.get(1)) {
            case "list" -> list(json.getJSONArray(key), how.get(2), module);
            case "choice" -> new Choice<>(json.get(key).toString());
            case "map" -> json.getJSONObject(key).toMap();
            case "long" -> json.getLong(key);
            case "boolean" -> json.getBoolean(key);
            default -> json.get(key).toString();
        };
    }

    private static List<Object> list(JSONArray array, String pack, String module) throws Exception {
        List<Object> result = new ArrayList<>();
        for (Object item : array) {
            result.add(convert((JSONObject) item, pack, module));
        }
        return result;
    }

    /** A record; with a module, its values get the types that the cached metadata of the module says. */
    private static Record toRecord(JSONObject json, String module) throws Exception {
        JSONObject fields = module == null ? new JSONObject() : Utility.knownFields(module);
        Record result = new Record();
        for (Map.Entry<String, Object> entry : json.toMap().entrySet()) {
            String key = entry.getKey();
            result.addKeyValue(key, json.isNull(key) ? null : typed(json, key, fields.optJSONObject(key)));
        }
        return result;
    }

    private static Object typed(JSONObject json, String key, JSONObject field) {
        String type = field == null ? "" : field.getString("type");
        if (key.equals("id") || type.equals("bigint")) {
            return json.getLong(key);
        }
        return type.equals("picklist")
                ? new Choice<>(json.getString(key))
                : json.toMap().get(key);
    }
}
