package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TierReaderTest {

    private static final String METHODS = "circuit.a.methods = com.acme.*#get";
    private static final String TIERS = "fallback.f.tiers = com.acme.A#get -> com.acme.B#get -> com.acme.C#get";

    private static List<String> problems(String line) {
        return ConfigText.problems(METHODS, TIERS, line);
    }

    private static FallbackSpec load(String... lines) throws ConfigException {
        return load(Map.of(), lines);
    }

    private static FallbackSpec load(Map<String, String> environment, String... lines) throws ConfigException {
        String[] all = new String[lines.length + 2];
        all[0] = METHODS;
        all[1] = TIERS;
        System.arraycopy(lines, 0, all, 2, lines.length);
        return ConfigText.load(Map.of(), environment, all).fallbacks().get(0);
    }

    @Test
    void nothingSet_isTheNewestInstance_withoutAnAdapter() throws ConfigException {
        for (FallbackSpec.TierSpec tier : load().tiers()) {
            assertThat(tier.instance()).isEqualTo(TierInstance.LAST);
            assertThat(tier.adapter()).isNull();
        }
    }

    @Test
    void eachTier_hasItsOwn() throws ConfigException {
        FallbackSpec chain = load(
                "fallback.f.2.instance = new",
                "fallback.f.3.instance = com.acme.Clients$Pool # shared",
                "fallback.f.3.adapter = java.util.Optional#of");
        assertThat(chain.first().instance()).isEqualTo(TierInstance.LAST);
        assertThat(chain.tiers().get(1).instance().kind()).isEqualTo(TierInstance.Kind.NEW);
        assertThat(chain.tiers().get(1).adapter()).isNull();
        assertThat(chain.tiers().get(2).instance())
                .isEqualTo(
                        new TierInstance(TierInstance.Kind.MADE, new StaticMethod("com.acme.Clients$Pool", "shared")));
        assertThat(chain.tiers().get(2).adapter())
                .as("not guarded, so it may be the JDK's")
                .hasToString("java.util.Optional#of");
    }

    @Test
    void whatIsTheDefault_canBeWritten() throws ConfigException {
        assertThat(load("fallback.f.2.instance = last", "fallback.f.2.adapter ="))
                .isEqualTo(load());
        assertThat(load("fallback.f.2.adapter = none")).isEqualTo(load());
    }

    /** A chain that differs is another one after a reload. */
    @Test
    void chains_areEqualOnlyWithTheSameTierSettings() throws ConfigException {
        FallbackSpec one = load("fallback.f.2.instance = a.B#c", "fallback.f.2.adapter = a.B#d");
        assertThat(load("fallback.f.2.instance = a.B#c", "fallback.f.2.adapter = a.B#d"))
                .isEqualTo(one)
                .hasSameHashCodeAs(one);
        assertThat(load("fallback.f.2.instance = new", "fallback.f.2.adapter = a.B#d"))
                .isNotEqualTo(one);
        assertThat(load("fallback.f.2.instance = a.B#c")).isNotEqualTo(one);
    }

    @Test
    void settings_canComeFromTheEnvironment() throws ConfigException {
        assertThat(load(Map.of("BREAKWATER_FALLBACK_F_2_INSTANCE", "new"))
                        .tiers()
                        .get(1)
                        .instance()
                        .kind())
                .isEqualTo(TierInstance.Kind.NEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2.instance = lst | must be last, new or type#staticMethod, got 'lst' - did you mean last?",
                "2.instance = com.acme.Pool | must be last, new or type#staticMethod, got 'com.acme.Pool'",
                "2.instance = | must be last, new or type#staticMethod, got ''",
                "2.instance = com.acme.Pool#get() | 'com.acme.Pool#get()' is not of the form type#staticMethod, such as"
                        + " com.acme.Adapters#account, without parameters",
                "2.adapter = com.acme.Pool | must be zoho-crm-sdk or type#staticMethod, got 'com.acme.Pool'",
                "2.adapter = zoho-crm-skd | must be zoho-crm-sdk or type#staticMethod, got 'zoho-crm-skd' - did you mean"
                        + " zoho-crm-sdk?",
                "2.adapter = com.*.Pool#get | 'com.*.Pool#get' is not of the form type#staticMethod, such as"
                        + " com.acme.Adapters#account, without parameters",
                "2.adapter = #get | '#get' is not of the form type#staticMethod, such as com.acme.Adapters#account,"
                        + " without parameters",
                "2.adapter = a.b.#get | 'a.b.#get' is not of the form type#staticMethod, such as"
                        + " com.acme.Adapters#account, without parameters",
                "2.adapter = a.B# | 'a.B#' is not of the form type#staticMethod, such as com.acme.Adapters#account,"
                        + " without parameters",
                "1.instance = last | tier 1 is the method that the application itself calls: only the tiers after it have"
                        + " an instance or an adapter",
                "1.adapter = a.B#c | tier 1 is the method that the application itself calls: only the tiers after it have"
                        + " an instance or an adapter",
                "4.instance = new | there is no tier 4: fallback 'f' has 3, from 1 to 3",
                "0.adapter = a.B#c | there is no tier 0: fallback 'f' has 3, from 1 to 3",
                "02.adapter = a.B#c | there is no tier 02: fallback 'f' has 3, from 1 to 3",
                "99999999999.instance = new | there is no tier 99999999999: fallback 'f' has 3, from 1 to 3"
            })
    void mistake_isReported(String line, String expected) {
        String key = "fallback.f." + line.substring(0, line.indexOf(' '));
        assertThat(problems("fallback.f." + line)).containsExactly("file:3: " + key + ": " + expected);
    }

    @Test
    void tiersOfAChainThatHasNone_areReported() {
        assertThat(ConfigText.problems(METHODS, "fallback.f.2.instance = new"))
                .containsExactly("file:2: fallback.f.2.instance: fallback 'f' has no tiers");
        assertThat(ConfigText.problems(
                        METHODS,
                        "fallback.f.tiers = com.acme.A#get",
                        "fallback.f.value = null",
                        "fallback.f.2.adapter = a.B#c"))
                .containsExactly("file:4: fallback.f.2.adapter: there is no tier 2: fallback 'f' has one, number 1");
    }

    @Test
    void systemProperty_isCheckedToo() {
        assertThat(ConfigText.problems(Map.of("breakwater.fallback.f.7.adapter", "a.B#c"), Map.of(), METHODS, TIERS))
                .containsExactly("-Dbreakwater.fallback.f.7.adapter: fallback.f.7.adapter: there is no tier 7: fallback"
                        + " 'f' has 3, from 1 to 3");
    }

    /** The numbers are those of the file, whatever else is wrong with the tiers. */
    @Test
    void tierThatIsWrong_keepsItsNumber() {
        assertThat(ConfigText.problems(
                        METHODS,
                        "fallback.f.tiers = com.acme.A#get -> com.acme.B*#get -> com.acme.C#get",
                        "fallback.f.3.instance = sometimes"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("file:3: fallback.f.3.instance: must be last, new or");
    }
}
