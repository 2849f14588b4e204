package io.breakwater.it.servers;

import org.json.JSONArray;
import org.json.JSONObject;

/** What the CRM holds: an account for every number up to 9000. */
final class CrmData {
    private static final long LAST_ID = 9000;

    private CrmData() {}

    static boolean exists(String id) {
        try {
            return Long.parseLong(id) <= LAST_ID;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static String nameOf(String id) {
        return "Account " + id;
    }

    /** An account as the plain REST interface and the MCP tool show it. */
    static String account(String id, String servedBy) {
        return new JSONObject()
                .put("id", id)
                .put("name", nameOf(id))
                .put("served_by", servedBy)
                .toString();
    }

    /** The reply of the CRM's own API to a read of records. */
    static String records(String... ids) {
        JSONArray data = new JSONArray();
        for (String id : ids) {
            data.put(new JSONObject()
                    .put("id", id)
                    .put("Account_Name", nameOf(id))
                    .put("Employees", 12)
                    .put("Industry", "Banking")
                    .put("Description", "sdk"));
        }
        return new JSONObject().put("data", data).toString();
    }

    /** The reply of the CRM's own API to a write of one item, which it lists under a key. */
    static String done(String key) {
        JSONObject item = new JSONObject()
                .put("code", "SUCCESS")
                .put("status", "success")
                .put("message", "record added")
                .put("details", new JSONObject().put("id", "7000"));
        return new JSONObject().put(key, new JSONArray().put(item)).toString();
    }

    static String fields() {
        JSONArray fields = new JSONArray()
                .put(field("1", "id", "bigint", "string"))
                .put(field("2", "Account_Name", "text", "string"))
                .put(field("3", "Employees", "integer", "integer"))
                .put(field("4", "Description", "textarea", "string"))
                .put(field("5", "Industry", "picklist", "string").put("pick_list_values", industries()));
        return new JSONObject().put("fields", fields).toString();
    }

    private static JSONArray industries() {
        JSONArray values = new JSONArray();
        for (String value : new String[] {"Banking", "Shipping"}) {
            values.put(new JSONObject().put("display_value", value).put("actual_value", value));
        }
        return values;
    }

    private static JSONObject field(String id, String name, String dataType, String jsonType) {
        return new JSONObject()
                .put("id", id)
                .put("api_name", name)
                .put("data_type", dataType)
                .put("json_type", jsonType)
                .put("field_label", name)
                .put("system_mandatory", false)
                .put("custom_field", false);
    }

    static String token(int number) {
        return new JSONObject()
                .put("access_token", "placeholder-access-token-" + "x".repeat(20) + number)
                .put("expires_in", 3600)
                .put("token_type", "Bearer")
                .toString();
    }

    /** The user whose token it is. */
    static String users() {
        JSONObject user = new JSONObject().put("id", "3001").put("email", "user@example.invalid");
        return new JSONObject().put("users", new JSONArray().put(user)).toString();
    }

    static String org() {
        JSONObject org = new JSONObject().put("id", "4001").put("company_name", "Example");
        return new JSONObject().put("org", new JSONArray().put(org)).toString();
    }

    static String error(int status) {
        String code = switch (status) {
            case 400 -> "INVALID_DATA";
            case 401 -> "INVALID_TOKEN";
            case 403 -> "NO_PERMISSION";
            case 404 -> "INVALID_URL_PATTERN";
            case 429 -> "TOO_MANY_REQUESTS";
            case 503 -> "SERVICE_UNAVAILABLE";
            default -> "INTERNAL_ERROR";
        };
        return new JSONObject()
                .put("code", code)
                .put("status", "error")
                .put("message", "answered with " + status)
                .put("details", new JSONObject())
                .toString();
    }
}
