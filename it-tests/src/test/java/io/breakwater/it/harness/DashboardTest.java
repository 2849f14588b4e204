package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** What Grafana's types do not say of a dashboard: how its panels lie, and that nothing in it is left to chance. */
class DashboardTest {

    private static final int COLUMNS = 24;
    private static final String DATASOURCE = "${datasource}";
    /** Those of today; what they have replaced (graph, singlestat, table-old) is gone from Grafana. */
    private static final Set<String> KINDS = Set.of("row", "timeseries", "stat", "state-timeline", "table", "bargauge");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");

    private final Dashboard dashboard = new Dashboard();

    private List<JSONObject> asking() {
        List<JSONObject> asking = new ArrayList<>();
        for (JSONObject panel : dashboard.panels()) {
            if (!panel.getString("type").equals("row")) {
                asking.add(panel);
            }
        }
        return asking;
    }

    @Test
    void dashboard_hasANameOfItsOwn_andTheSchemaOfToday() {
        JSONObject json = dashboard.json();
        assertThat(json.getString("uid")).isEqualTo("breakwater-circuits");
        assertThat(json.getInt("schemaVersion")).isGreaterThanOrEqualTo(41);
        assertThat(json.isNull("id")).as("an id belongs to one Grafana alone").isTrue();
        assertThat(asking()).hasSizeGreaterThan(25);
    }

    @Test
    void ids_areUnique() {
        List<Integer> ids =
                dashboard.panels().stream().map(panel -> panel.getInt("id")).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void panels_doNotOverlap_andLeaveNoGap() {
        boolean[][] taken = new boolean[200][COLUMNS];
        int bottom = 0;
        for (JSONObject panel : dashboard.panels()) {
            JSONObject place = panel.getJSONObject("gridPos");
            bottom = Math.max(bottom, place.getInt("y") + place.getInt("h"));
            assertThat(place.getInt("x") + place.getInt("w"))
                    .as(panel.getString("title"))
                    .isLessThanOrEqualTo(COLUMNS);
            take(taken, panel.getString("title"), place);
        }
        for (int y = 0; y < bottom; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                assertThat(taken[y][x]).as("row %d, column %d", y, x).isTrue();
            }
        }
    }

    private static void take(boolean[][] taken, String title, JSONObject place) {
        for (int y = place.getInt("y"); y < place.getInt("y") + place.getInt("h"); y++) {
            for (int x = place.getInt("x"); x < place.getInt("x") + place.getInt("w"); x++) {
                assertThat(taken[y][x]).as("%s: row %d, column %d", title, y, x).isFalse();
                taken[y][x] = true;
            }
        }
    }

    @Test
    void panel_isOfAKindOfToday_andSaysWhatItShows_inWhichUnit() {
        assertThat(dashboard.panels())
                .extracting(panel -> panel.getString("type"))
                .isSubsetOf(KINDS)
                .containsAll(KINDS);
        for (JSONObject panel : asking()) {
            String title = panel.getString("title");
            assertThat(panel.getString("description")).as(title).endsWith(".");
            JSONObject defaults = panel.getJSONObject("fieldConfig").getJSONObject("defaults");
            assertThat(defaults.getString("unit")).as(title).isNotEmpty();
            assertThat(defaults.getJSONObject("thresholds").getJSONArray("steps"))
                    .as(title)
                    .isNotEmpty();
        }
        assertThat(asking()).extracting(panel -> panel.getString("title")).doesNotHaveDuplicates();
    }

    @Test
    void everyQuestion_goesToTheDatasourceThatIsChosen() {
        List<JSONObject> asking = new ArrayList<>(asking());
        for (JSONObject panel : asking()) {
            assertThat(Dashboard.targets(panel)).as(panel.getString("title")).isNotEmpty();
            asking.addAll(Dashboard.targets(panel));
        }
        asking.addAll(dashboard.annotations());
        for (JSONObject variable : dashboard.variables()) {
            if (variable.getString("type").equals("query")) {
                asking.add(variable);
            }
        }
        for (JSONObject one : asking) {
            JSONObject datasource = one.getJSONObject("datasource");
            assertThat(datasource.getString("type")).as(one.toString()).isEqualTo("prometheus");
            assertThat(datasource.getString("uid")).as(one.toString()).isEqualTo(DATASOURCE);
        }
    }

    @Test
    void targetsOfAPanel_haveLettersOfTheirOwn() {
        for (JSONObject panel : asking()) {
            assertThat(Dashboard.targets(panel))
                    .as(panel.getString("title"))
                    .extracting(target -> target.getString("refId"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void variables_thatAreUsed_areThere_andTheOtherWayRound() {
        TreeSet<String> known = new TreeSet<>();
        for (JSONObject variable : dashboard.variables()) {
            known.add(variable.getString("name"));
        }
        Set<String> used = VARIABLE.matcher(dashboard.json().toString())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(known);
    }

    /** Every metric of ours can be told apart by job and instance; those of circuits by their name as well. */
    @Test
    void everySelector_followsTheVariables() {
        for (Dashboard.Query query : dashboard.queries()) {
            if (query.where().startsWith("variable")) {
                continue;
            }
            for (String selector : OpsFiles.selectors(query.expression())) {
                assertThat(selector).as(query.where()).contains("job=~\"$job\"", "instance=~\"$instance\"");
                boolean ofACircuit = selector.matches("(resilience4j|breakwater_(circuit|retr|health)).*");
                assertThat(selector.contains("name=~\"$circuit\""))
                        .as(query.where() + ": " + selector)
                        .isEqualTo(ofACircuit);
            }
        }
    }

    /** The numbers that beans have for the states ({@code StateCode}); a state has one colour everywhere. */
    @Test
    void states_haveTheirNumbers_andOneColourEach() {
        String text = dashboard.json().toString();
        List<String> mappings = Pattern.compile("\\{\"0\":\\{[^}]*\"closed\".*?\\}\\}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(mappings).hasSizeGreaterThanOrEqualTo(2).allMatch(mappings.get(0)::equals);
        JSONObject states = new JSONObject(mappings.get(0));
        List<String> names = List.of("closed", "half-open", "open", "forced open", "disabled");
        TreeSet<String> colours = new TreeSet<>();
        for (int code = 0; code < names.size(); code++) {
            JSONObject state = states.getJSONObject(String.valueOf(code));
            assertThat(state.getString("text")).isEqualTo(names.get(code));
            colours.add(state.getString("color"));
        }
        assertThat(colours).hasSameSizeAs(names);
    }

    @Test
    void runbooks_areLinkedByAlert_andEveryAlertIsLinked() {
        TreeSet<String> linked = new TreeSet<>();
        for (JSONObject panel : asking()) {
            JSONArray links = panel.optJSONArray("links", new JSONArray());
            for (JSONObject link : Dashboard.objects(links)) {
                String alert = link.getString("title").replace("Runbook: ", "");
                assertThat(link.getString("url")).isEqualTo("${runbooks}#" + alert.toLowerCase(Locale.ROOT));
                linked.add(alert);
            }
        }
        assertThat(linked).isEqualTo(OpsFiles.alerts().keySet());
    }

    @Test
    void everyPanel_isInTheReadme_andTheOtherWayRound() {
        String readme = OpsFiles.text("README.md");
        String table =
                readme.substring(readme.indexOf("| panel | answers |"), readme.indexOf("\nThe names of resilience4j"));
        TreeSet<String> titles = new TreeSet<>();
        for (JSONObject panel : asking()) {
            titles.add(panel.getString("title"));
        }
        for (String title : titles) {
            assertThat(table).contains(title);
            table = table.replaceFirst("(?m)(^\\| |, )" + Pattern.quote(title) + "(?=,| \\|)", "$1");
        }
        assertThat(table.lines().skip(2)).allSatisfy(row -> assertThat(row).matches("\\| [, ]*\\|.*"));
    }
}
