package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets that come with the agent, and what a circuit makes of one. */
final class PresetTest {

    private static final String WHERE = "circuit.a.where = 0.uri.host in crm.example";

    static List<String> names() {
        return Presets.names();
    }

    private static CircuitSpec circuit(String... lines) throws ConfigException {
        return ConfigText.load(lines).circuits().get(0);
    }

    private static List<PropertyLine> lines(String name) throws IOException {
        Problems problems = new Problems();
        List<PropertyLine> lines = new PropertiesReader(name, problems).read(new StringReader(Presets.text(name)));
        assertThat(problems.isEmpty()).isTrue();
        return lines;
    }

    public record Call(String name) {}

    @ParameterizedTest
    @CsvSource({
        "get_account, false",
        "list_accounts, false",
        "search-records, false",
        "create_list, true",
        "write_query, true",
        "execute_query, true",
        "get_settings, false",
        "get_or_create_contact, true",
        "get_or_add_tag, true",
        "get_and_Update_item, true",
        "getAccount, true",
        "archive_list, true"
    })
    void toolOfAnMcpServer_isAReadOnlyWhereItsNameLeavesNoDoubt(String tool, boolean write) throws ConfigException {
        CircuitSpec spec = circuit("circuit.a.preset = mcp-client");
        Writes writes = spec.writesOf("io.modelcontextprotocol.client.McpSyncClient", "callTool");
        assertThat(writes.isWrite("callTool", null, new Object[] {new Call(tool)}))
                .isEqualTo(write);
    }

    /** The preset goes by what its own methods are called with; what an argument is called says nothing about others. */
    @Test
    void methodsOfTheCircuitItself_areWritesByTheirNames_too() throws ConfigException {
        CircuitSpec spec =
                circuit("circuit.a.preset = mcp-client", "circuit.a.methods = com.acme.McpAccounts#createAccount");
        Writes own = spec.writesOf("com.acme.McpAccounts", "createAccount");
        assertThat(own.isWrite("createAccount", null, new Object[] {new Call("get_it")}))
                .isTrue();
        assertThat(own.isWrite("getAccount", null, new Object[] {new Call("get_it")}))
                .isFalse();
        Writes asWritten = circuit("circuit.a.preset = mcp-client", "circuit.a.writes = none")
                .writesOf("com.acme.McpAccounts", "createAccount");
        assertThat(asWritten.byName("createAccount"))
                .as("what is written holds")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void preset_isAConfiguration(String name) throws ConfigException {
        CircuitSpec spec = circuit("circuit.a.preset = " + name, WHERE);

        assertThat(spec.methods()).isNotEmpty().allMatch(MethodPattern::isOptional);
        assertThat(spec.classifier().readsResults()).isTrue();
        assertThat(spec.writes().byName("createRecords") || spec.writes().conditions() != null)
                .as("it knows what acts")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyKey_isASettingOfACircuit_onceAndWithAComment(String name) throws IOException {
        List<String> text = Presets.text(name).lines().toList();
        List<String> keys = new ArrayList<>();
        for (PropertyLine line : lines(name)) {
            keys.add(line.key());
            assertThat(Setting.values())
                    .as(line.key())
                    .anyMatch(
                            setting -> setting.isForCircuits() && setting.key().equals(line.key()));
            assertThat(text.get(line.line() - 2)).as("above " + line.key()).startsWith("# ");
        }
        assertThat(keys).doesNotHaveDuplicates().contains("methods", "failure-results", "writes");
        assertThat(text.get(0)).startsWith("# ");
        assertThat(text).allMatch(line -> line.length() <= 125);
    }

    /** Bare settings are for the person who runs the application. */
    @ParameterizedTest
    @MethodSource("names")
    void preset_saysWhatFailuresMean_andNothingElse(String name) throws IOException {
        assertThat(lines(name))
                .extracting(PropertyLine::key)
                .isSubsetOf(
                        "methods",
                        "returns",
                        "where",
                        "failure-results",
                        "rejected-results",
                        "ignored",
                        "not-sent",
                        "writes",
                        "retry.after",
                        "retry.never");
    }

    @Test
    void unknownName_isReported_withWhatThereIs() {
        assertThat(ConfigText.problems("circuit.a.preset = okhtp", "circuit.a.methods = A#b"))
                .containsExactly(
                        "file:1: circuit.a.preset: there is no preset 'okhtp' - did you mean okhttp?; there are "
                                + String.join(", ", Presets.names()));
        assertThatIllegalArgumentException().isThrownBy(() -> Presets.text("../presets/okhttp"));
    }

    @Test
    void ownMethods_areAdded_andExclusionsToo() throws ConfigException {
        CircuitSpec spec =
                circuit("circuit.a.preset = zoho-crm-sdk", "circuit.a.methods = com.acme.Sdk#get, !**#getOrg*");

        assertThat(spec.methods())
                .extracting(MethodPattern::toString)
                .containsExactly("com.zoho.crm.api.**Operations#*", "com.acme.Sdk#get");
        assertThat(spec.methods().get(1).isOptional()).isFalse();
        assertThat(spec.excluded()).extracting(MethodPattern::toString).containsExactly("**#getOrg*");
        assertThat(circuit("circuit.a.preset = zoho-crm-sdk", "circuit.a.methods = !**#getOrg*")
                        .methods())
                .hasSize(1);
        assertThat(ConfigText.problems("circuit.a.preset = none")).hasSize(1);
    }

    @Test
    void returns_narrowsWildcardsAlone() throws ConfigException {
        CircuitSpec spec = circuit("circuit.a.preset = zoho-crm-sdk", "circuit.a.methods = com.acme.Sdk#get");
        String reply = "com.zoho.crm.api.util.APIResponse";

        assertThat(spec.meansReturning(spec.methods().get(0), true, reply)).isTrue();
        assertThat(spec.meansReturning(spec.methods().get(0), false, reply)).isFalse();
        assertThat(spec.meansReturning(spec.methods().get(0), true, "void")).isFalse();
        assertThat(spec.meansReturning(spec.methods().get(1), false, "com.acme.Account"))
                .isTrue();
        assertThat(circuit("circuit.a.preset = zoho-crm-sdk", "circuit.a.returns =")
                        .returns())
                .isEmpty();
        assertThat(ConfigText.problems("circuit.a.methods = A#b", "circuit.a.returns = List<String>"))
                .hasSize(1);
    }

    @Test
    void presetsValue_isWeakerThanTheCircuitsOwn_andStrongerThanTheDefaultOfAll() throws ConfigException {
        String preset = "circuit.a.preset = zoho-crm-sdk";
        assertThat(circuit(preset).writes().byName("updateRecords")).isTrue();
        assertThat(circuit(preset, "writes = none").writes().byName("updateRecords"))
                .isTrue();
        assertThat(circuit(preset, "circuit.a.writes = none").writes().byName("updateRecords"))
                .isFalse();
        assertThat(ConfigText.load(Map.of("breakwater.circuit.a.writes", "none"), Map.of(), preset)
                        .circuits()
                        .get(0)
                        .writes()
                        .byName("updateRecords"))
                .isFalse();
        assertThat(ConfigText.load(Map.of("breakwater.writes", "none"), Map.of(), preset)
                        .circuits()
                        .get(0)
                        .writes()
                        .byName("updateRecords"))
                .isTrue();
        assertThat(circuit(preset, "failure-threshold = 2").circuit().failureThreshold())
                .as("of what it does not say, the default of all circuits holds")
                .isEqualTo(2);
    }

    @Test
    void clientThatIsShared_needsAWhere() throws ConfigException {
        assertThat(ConfigText.problems("circuit.crm.preset = jdk-http-client"))
                .containsExactly(
                        "file:1: circuit.crm.preset: preset jdk-http-client is for a client that all of the application may"
                                + " share: say which of its calls circuit 'crm' guards, such as circuit.crm.where ="
                                + " 0.uri.host in www.zohoapis.com, *.zohoapis.eu");
        assertThat(ConfigText.problems("circuit.crm.preset = okhttp", "circuit.crm.where ="))
                .hasSize(1);
        assertThat(circuit("circuit.a.preset = okhttp", WHERE).where()).hasToString("0.uri.host in crm.example");
    }

    @Test
    void default_inAListOfTheCircuit_standsForThePresets() throws ConfigException {
        CircuitSpec spec = circuit("circuit.a.preset = mcp-client", "circuit.a.ignored = default, com.acme.Mine");
        CircuitSpec bare = circuit("circuit.a.methods = A#b", "circuit.a.not-sent = default, java.io.EOFException");

        assertThat(spec.classifier().ignored()).hasSize(2);
        assertThat(bare.classifier().notSent()).hasSize(5);
        assertThat(bare.classifier().provesNotActed(null, new ConnectException()))
                .isTrue();
        assertThat(bare.classifier().provesNotActed(null, new EOFException())).isTrue();
        assertThat(spec.classifier().classify(null, new EOFException())).isEqualTo(Outcome.FAILED);
    }
}
