package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FallbackReaderTest {

    private static final String CIRCUIT_A = "circuit.a.methods = com.acme.A#get, com.acme.A#find(java.lang.String)";
    private static final String CIRCUIT_B = "circuit.b.methods = com.acme.B*#get*";

    private static List<String> problems(String fallback) {
        return ConfigText.problems(CIRCUIT_A, CIRCUIT_B, fallback);
    }

    @Test
    void tiers_areReadInOrder_eachWithItsCircuit() throws ConfigException {
        FallbackSpec chain = ConfigText.load(
                        CIRCUIT_A,
                        CIRCUIT_B,
                        "fallback.f.tiers = com.acme.A#get -> com.acme.B1#get -> com.acme.B2#getIt(int)")
                .fallbacks()
                .get(0);
        assertThat(chain.name()).isEqualTo("f");
        assertThat(chain.tiers())
                .extracting(tier -> tier.method() + " in " + tier.circuit())
                .containsExactly("com.acme.A#get in a", "com.acme.B1#get in b", "com.acme.B2#getIt(int) in b");
        assertThat(chain.first()).isSameAs(chain.tiers().get(0));
    }

    @Test
    void circuit_ofATier_isTheFirstThatGuardsIt() throws ConfigException {
        AgentConfig config = ConfigText.load(
                "circuit.first.methods = com.acme.**#get",
                "circuit.second.methods = com.acme.A#get",
                "fallback.f.tiers = com.acme.A#get -> com.acme.B#get");
        assertThat(config.fallbacks().get(0).tiers())
                .extracting(FallbackSpec.TierSpec::circuit)
                .containsExactly("first", "first");
    }

    @Test
    void parametersOfATier_mustBeThoseThatItsCircuitGuards() {
        assertThat(problems("fallback.f.tiers = com.acme.A#find(java.lang.String) -> com.acme.B#get"))
                .isEqualTo(List.of());
        assertThat(problems("fallback.f.tiers = com.acme.A#find -> com.acme.B#get"))
                .isEqualTo(List.of());
        assertThat(problems("fallback.f.tiers = com.acme.A#find(int) -> com.acme.B#get"))
                .containsExactly(
                        "file:3: fallback.f.tiers: 'com.acme.A#find(int)' is guarded by no circuit: add it to the"
                                + " methods of one");
    }

    @Test
    void unguardedTier_isReported() {
        assertThat(problems("fallback.f.tiers = com.acme.A#get -> com.acme.C#get"))
                .containsExactly(
                        "file:3: fallback.f.tiers: 'com.acme.C#get' is guarded by no circuit: add it to the methods of one");
    }

    @Test
    void wildcardInATier_isReported() {
        assertThat(problems("fallback.f.tiers = com.acme.A#get -> com.acme.B*#get -> com.acme.B#get*"))
                .containsExactly(
                        "file:3: fallback.f.tiers: 'com.acme.B*#get' has a wildcard: a tier names exactly one method",
                        "file:3: fallback.f.tiers: 'com.acme.B#get*' has a wildcard: a tier names exactly one method");
    }

    @Test
    void wildcardAmongParametersOfATier_isReported() {
        assertThat(problems("fallback.f.tiers = com.acme.A#find(*) -> com.acme.B#get"))
                .containsExactly(
                        "file:3: fallback.f.tiers: 'com.acme.A#find(*)' has a wildcard: a tier names exactly one method");
    }

    @Test
    void oneTier_isTooFew() {
        assertThat(problems("fallback.f.tiers = com.acme.A#get"))
                .containsExactly(
                        "file:3: fallback.f.tiers: needs two tiers or more, joined by ->; or one, and a value");
        assertThat(problems("fallback.f.tiers ="))
                .contains("file:3: fallback.f.tiers: needs two tiers or more, joined by ->; or one, and a value");
        assertThat(problems("fallback.f.tiers = com.acme.A#get, com.acme.B#get"))
                .as("a comma is not the separator")
                .contains("file:3: fallback.f.tiers: needs two tiers or more, joined by ->; or one, and a value");
    }

    @Test
    void value_isTakenAsWritten_andLetsOneTierDo() throws ConfigException {
        FallbackSpec alone = ConfigText.load(
                        CIRCUIT_A, "fallback.f.tiers = com.acme.A#get", "fallback.f.value = no account, sorry")
                .fallbacks()
                .get(0);
        assertThat(alone.tiers()).hasSize(1);
        assertThat(alone.value()).isEqualTo("no account, sorry");
        AgentConfig config = ConfigText.load(
                CIRCUIT_A,
                CIRCUIT_B,
                "fallback.f.tiers = com.acme.A#get -> com.acme.B#get",
                "fallback.g.tiers = com.acme.B#get -> com.acme.A#get",
                "fallback.g.value = null",
                "fallback.h.tiers = com.acme.B#getIt",
                "fallback.h.value =");
        assertThat(config.fallbacks()).extracting(FallbackSpec::value).containsExactly(null, "null", "");
    }

    @Test
    void value_canComeFromElsewhere() throws ConfigException {
        assertThat(ConfigText.load(
                                Map.of("breakwater.fallback.f.value", "empty"),
                                Map.of(),
                                CIRCUIT_A,
                                "fallback.f.tiers = com.acme.A#get")
                        .fallbacks())
                .extracting(FallbackSpec::value)
                .containsExactly("empty");
    }

    @Test
    void valueWithoutTiers_isReported() {
        assertThat(problems("fallback.f.value = null"))
                .singleElement()
                .asString()
                .startsWith("file:3: fallback.f");
    }

    @Test
    void valueThatStandsForABadTier_isNoTier() {
        assertThat(ConfigText.problems(CIRCUIT_A, "fallback.f.tiers = com.acme.C#get", "fallback.f.value = null"))
                .containsExactly(
                        "file:2: fallback.f.tiers: 'com.acme.C#get' is guarded by no circuit: add it to the methods of one");
        assertThat(ConfigText.problems(CIRCUIT_A, "fallback.f.tiers =", "fallback.f.value = null"))
                .containsExactly("file:2: fallback.f.tiers: '' is not of the form type#method, such as"
                        + " com.acme.Client#getAccount");
    }

    @Test
    void emptyTier_isReported() {
        assertThat(problems("fallback.f.tiers = com.acme.A#get -> -> com.acme.B#get"))
                .containsExactly("file:3: fallback.f.tiers: '' is not of the form type#method, such as"
                        + " com.acme.Client#getAccount");
    }

    @Test
    void twoChains_startingAtOneMethod_areReported() {
        assertThat(ConfigText.problems(
                        CIRCUIT_A,
                        CIRCUIT_B,
                        "fallback.f.tiers = com.acme.A#get -> com.acme.B#get",
                        "fallback.g.tiers = com.acme.A#get -> com.acme.B#getIt"))
                .containsExactly("file:4: fallback.g.tiers: starts at the same method as fallback 'f'");
    }

    @Test
    void chain_canComeFromSystemProperties_andBeChangedByTheEnvironment() throws ConfigException {
        Map<String, String> property = Map.of("breakwater.fallback.f.tiers", "com.acme.A#get -> com.acme.B#get");
        assertThat(ConfigText.load(property, Map.of(), CIRCUIT_A, CIRCUIT_B).fallbacks())
                .hasSize(1);
        AgentConfig changed = ConfigText.load(
                Map.of(),
                Map.of("BREAKWATER_FALLBACK_F_TIERS", "com.acme.B#get -> com.acme.A#get"),
                CIRCUIT_A,
                CIRCUIT_B,
                "fallback.f.tiers = com.acme.A#get -> com.acme.B#get");
        assertThat(changed.fallbacks().get(0).first().circuit()).isEqualTo("b");
    }

    @Test
    void tierBelowASupertype_isOfTheCircuitThatMayGuardIt() throws ConfigException {
        FallbackSpec chain = ConfigText.load(
                        "circuit.other.methods = com.acme.Other+#list",
                        "circuit.all.methods = com.acme.Accounts+#get*",
                        "circuit.rest.methods = com.acme.Rest#get",
                        "fallback.f.tiers = com.acme.Sdk#get -> com.acme.Rest#get -> com.acme.Mcp#getAll(int)")
                .fallbacks()
                .get(0);
        assertThat(chain.tiers())
                .extracting(FallbackSpec.TierSpec::circuit)
                .as("one that names it comes before one that may mean it")
                .containsExactly("all", "rest", "all");
    }

    @Test
    void excludedTier_isGuardedByNoCircuit() throws ConfigException {
        assertThat(ConfigText.problems(
                        "circuit.a.methods = com.acme.*#get, !com.acme.A#*",
                        "circuit.b.methods = com.acme.B#get",
                        "fallback.f.tiers = com.acme.A#get -> com.acme.B#get"))
                .singleElement()
                .asString()
                .contains("'com.acme.A#get' is guarded by no circuit");
        assertThat(ConfigText.load(
                                "circuit.a.methods = com.acme.*#get, !com.acme.A#get(int)",
                                "fallback.f.tiers = com.acme.A#get -> com.acme.B#get")
                        .fallbacks()
                        .get(0)
                        .tiers())
                .as("another overload is excluded")
                .hasSize(2);
    }

    @Test
    void tierOfACircuitWithACondition_canOnlyBeTheFirst() throws ConfigException {
        String[] circuits = {
            "circuit.a.methods = com.acme.A#get",
            "circuit.a.where = 0 in eu",
            "circuit.b.methods = com.acme.B#get",
            "fallback.f.tiers = com.acme.A#get -> com.acme.B#get"
        };
        assertThat(ConfigText.load(circuits).fallbacks()).hasSize(1);
        circuits[3] = "fallback.f.tiers = com.acme.B#get -> com.acme.A#get";
        assertThat(ConfigText.problems(circuits))
                .singleElement()
                .asString()
                .contains("'com.acme.A#get' is guarded only where an argument says so, by circuit 'a'");
    }
}
