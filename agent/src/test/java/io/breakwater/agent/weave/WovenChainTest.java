package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.config.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is reported of a chain when the class of its first tier is woven. */
final class WovenChainTest {

    private static final String FIRST = ChainSample.HERE + "First";

    private final List<String> mistakes = new ArrayList<>();

    private GateFixture gate(String second, String... settings) throws ConfigException {
        List<String> lines = new ArrayList<>(List.of(
                "circuit.a.methods = " + FIRST + "#record",
                "circuit.b.methods = " + ChainSample.HERE + "Second#*",
                "fallback.f.tiers = " + FIRST + "#record -> " + ChainSample.HERE + "Second#" + second));
        lines.addAll(List.of(settings));
        return new GateFixture(lines.toArray(new String[0]));
    }

    private static WeavePlan plan(GateFixture gate) {
        return new WeavePlan(gate.bindings(), gate.instances().names(), gate.sites.chains());
    }

    private WeaveReport weave(GateFixture gate) throws IOException, NoSuchMethodException {
        WeaveReport report = new WeaveReport(mistake -> mistakes.add(mistake.getMessage()), null);
        report.plan(plan(gate));
        byte[] woven = new ByteBuddyWeaver(gate.sites, report)
                .weave(
                        plan(gate),
                        getClass().getClassLoader(),
                        FIRST,
                        Set.of(),
                        WovenFixture.classFile(ChainSample.First.class));
        assertThat(woven).isNotNull();
        return report;
    }

    @Test
    void lineOfTheFirstTier_tellsWhereItsCallsGoOn() throws Exception {
        assertThat(weave(gate("record")).guardedMethods())
                .singleElement()
                .asString()
                .endsWith(", circuit a, falls back to " + ChainSample.HERE + "Second#record");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void tierThatCannotAnswer_isAMistake_andStandsInTheLine() throws Exception {
        assertThat(weave(gate("map")).guardedMethods())
                .singleElement()
                .asString()
                .endsWith("Second#map: its result is java.util.Map, which is no " + ChainSample.HERE
                        + "Entry, give an adapter (fallback.f.2.adapter))");
        assertThat(mistakes).singleElement().asString().startsWith("fallback 'f': tier 2, ");
    }

    @Test
    void adapter_isProvedToo() throws Exception {
        weave(gate("map", "fallback.f.2.adapter = " + ChainSample.HERE + "Tools#ofMap"));
        assertThat(mistakes).isEmpty();
    }

    /** So that a chain that changes is proved anew, and a new tracked type is woven; and nothing else is touched. */
    @Test
    void plans_differ_whereChainsDo() throws ConfigException {
        String second = ChainSample.HERE + "Second";
        WeavePlan before = plan(gate("record"));
        WeavePlan same = plan(gate("record"));
        WeavePlan another = plan(gate("record", "fallback.f.2.instance = " + ChainSample.HERE + "Tools#second"));
        assertThat(same.decision(FIRST, Set.of())).isEqualTo(before.decision(FIRST, Set.of()));
        assertThat(another.decision(FIRST, Set.of())).isNotEqualTo(before.decision(FIRST, Set.of()));
        assertThat(before.decision(second, Set.of())).contains("tracked 0");
        assertThat(another.decision(second, Set.of())).doesNotContain("tracked 0");
        assertThat(another.decision(ChainSample.HERE + "Plain", Set.of())).isEmpty();
    }
}
