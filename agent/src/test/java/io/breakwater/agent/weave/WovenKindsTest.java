package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenFixture.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Types of all kinds under patterns of all kinds. */
final class WovenKindsTest {

    private static final String SHARED = WovenSampleShared.class.getName();
    private static final String CONTRACT = SHARED + "$Contract";

    private final RecordingHandler handler = new RecordingHandler();

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
    }

    private Class<?> load(WovenFixture fixture, String nested) throws ClassNotFoundException {
        BreakwaterGate.handler = handler;
        return Class.forName(SHARED + nested, true, Objects.requireNonNull(fixture.type.getClassLoader()));
    }

    /** What is guarded, as {@code Type#method}. */
    private static List<String> guarded(WovenFixture fixture) {
        List<String> methods = new ArrayList<>();
        for (String line : fixture.report.guardedMethods()) {
            String method = line.substring(line.indexOf(" -> ") + 4, line.indexOf('('));
            methods.add(method.substring(method.lastIndexOf('.') + 1).replace("WovenSampleShared", "S"));
        }
        return methods;
    }

    @Test
    void wildcard_passesOverWhatTheCompilerMadeUp() throws Throwable {
        WovenFixture fixture = new WovenFixture("circuit.a.methods = " + SHARED + "#*");
        Object client = load(fixture, "").getConstructor().newInstance();
        assertThat(guarded(fixture))
                .containsExactlyInAnyOrder("S#send", "S#count", "S#nothing", "S#run", "S#withLambda");
        assertThat(call(client, "withLambda", 4)).isEqualTo(5);
        assertThat(handler.events).containsExactly("enter", "succeeded 4");
    }

    @Test
    void lambdaBody_thatIsNamed_isGuarded() throws Throwable {
        WovenFixture fixture = new WovenFixture("circuit.a.methods = " + SHARED + "#lambda$withLambda$0");
        Object client = load(fixture, "").getConstructor().newInstance();
        assertThat(call(client, "withLambda", 4)).isEqualTo(5);
        assertThat(guarded(fixture)).containsExactly("S#lambda$withLambda$0");
        assertThat(handler.events).containsExactly("enter", "succeeded 4");
    }

    @Test
    void enumAndRecord_behave() throws Throwable {
        WovenFixture fixture = new WovenFixture("circuit.a.methods = " + SHARED + "$*#*");
        Object[] kinds = load(fixture, "$Kind").getEnumConstants();
        assertThat(kinds).hasSize(2).extracting(Object::toString).containsExactly("PLAIN", "SPECIAL");
        assertThat(call(kinds[0], "wanted", 3)).isEqualTo(3);
        assertThat(call(kinds[1], "wanted", 3)).isEqualTo(30);
        assertThat(call(kinds[0], "bodied", 3)).isEqualTo(4);
        Object pair =
                load(fixture, "$Pair").getConstructor(int.class, String.class).newInstance(7, "right");
        assertThat(pair.toString()).isEqualTo("Pair[left=7, right=right]");
        Object same = pair.getClass().getConstructor(int.class, String.class).newInstance(7, "right");
        assertThat(pair).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(call(pair, "right")).isEqualTo("right");
        assertThat(call(pair, "bodied", 1)).isEqualTo(9);
        assertThat(handler.suppressed).isEmpty();
        assertThat(guarded(fixture))
                .contains("S$Kind#values", "S$Kind#valueOf", "S$Kind#wanted", "S$Kind$1#wanted", "S$Pair#toString")
                .contains("S$Contract#bodied")
                .doesNotContain("S$Contract#wanted")
                .noneMatch(method -> method.contains("#$"));
    }

    @Test
    void plus_meansEveryBodyBelow_andNoAbstractMethod() throws Throwable {
        WovenFixture fixture = new WovenFixture("circuit.a.methods = " + CONTRACT + "+#*ed");
        Object[] kinds = load(fixture, "$Kind").getEnumConstants();
        load(fixture, "$Pair");
        assertThat(call(kinds[1], "wanted", 3)).isEqualTo(30);
        assertThat(guarded(fixture))
                .containsExactlyInAnyOrder("S$Contract#bodied", "S$Kind#wanted", "S$Kind$1#wanted", "S$Pair#wanted");
        assertThat(fixture.problems)
                .as("the interface has no body for all of them")
                .isEmpty();
    }

    @Test
    void exclusion_holdsForItsCircuit_whereverItStands() throws Throwable {
        WovenFixture fixture = new WovenFixture(
                "circuit.a.methods = !" + SHARED + "#s*, " + SHARED + "+#*, ! " + CONTRACT + "+#* , " + SHARED
                        + "$*#*, !**#count(int, long, *)",
                "circuit.b.methods = " + SHARED + "#s*, " + SHARED + "$Pair#wanted");
        load(fixture, "").getConstructor().newInstance();
        load(fixture, "$Below").getConstructor().newInstance();
        load(fixture, "$Pair");
        assertThat(fixture.report.methodsOf("a"))
                .containsExactlyInAnyOrder(
                        SHARED + "#run()",
                        SHARED + "#nothing(boolean)",
                        SHARED + "#withLambda(int)",
                        SHARED + "$Below#nothing(boolean)");
        assertThat(fixture.report.methodsOf("b"))
                .containsExactlyInAnyOrder(
                        SHARED + "#send(java.net.URI, java.util.List)", SHARED + "$Pair#wanted(int)");
        assertThat(fixture.problems).isEmpty();
    }
}
