package io.breakwater.it.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;

/** The dashboard for Grafana: its panels, and what it asks Prometheus. */
public final class Dashboard {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    private final JSONObject json = new JSONObject(OpsFiles.text("grafana-dashboard.json"));

    /**
     * Something that is asked.
     *
     * @param where who asks
     * @param expression in PromQL, with Grafana's variables in it
     */
    public record Query(String where, String expression) {

        /** The expression, as Grafana asks it where every variable is at what it begins with. */
        public String filled() {
            String filled = expression
                    .replace("$__rate_interval", "30s")
                    .replace("$__range", "5m")
                    .replace("$failure_rate_threshold", "50")
                    .replaceAll("\\$(job|instance|circuit)\\b", ".*");
            if (filled.contains("$")) {
                throw new AssertionError("a variable that nobody knows: " + this);
            }
            return filled;
        }
    }

    /** The whole of it. */
    public JSONObject json() {
        return json;
    }

    /** The panels, and the rows between them. */
    public List<JSONObject> panels() {
        return objects(json.getJSONArray("panels"));
    }

    /** The variables. */
    public List<JSONObject> variables() {
        return objects(json.getJSONObject("templating").getJSONArray("list"));
    }

    /** The annotations. */
    public List<JSONObject> annotations() {
        return objects(json.getJSONObject("annotations").getJSONArray("list"));
    }

    /** Everything that is asked. */
    public List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JSONObject panel : panels()) {
            for (JSONObject target : targets(panel)) {
                queries.add(new Query(
                        panel.getString("title") + " " + target.getString("refId"), target.getString("expr")));
            }
        }
        for (JSONObject annotation : annotations()) {
            String expression = annotation.getJSONObject("target").getString("expr");
            queries.add(new Query("annotation " + annotation.getString("name"), expression));
        }
        for (JSONObject variable : variables()) {
            if (variable.getString("type").equals("query")) {
                Matcher values =
                        LABEL_VALUES.matcher(variable.getJSONObject("query").getString("query"));
                if (!values.matches()) {
                    throw new AssertionError("no label_values(selector, label): " + variable);
                }
                // With the label empty where a series has none: then the variable has nothing to offer.
                String expression = "count by (" + values.group(2) + ") (" + values.group(1) + ")";
                queries.add(new Query("variable " + variable.getString("name"), expression));
            }
        }
        return queries;
    }

    /** What a panel asks; a row asks nothing. */
    public static List<JSONObject> targets(JSONObject panel) {
        return panel.has("targets") ? objects(panel.getJSONArray("targets")) : List.of();
    }

    /** The elements of an array. */
    public static List<JSONObject> objects(JSONArray array) {
        List<JSONObject> objects = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            objects.add(array.getJSONObject(i));
        }
        return objects;
    }
}
