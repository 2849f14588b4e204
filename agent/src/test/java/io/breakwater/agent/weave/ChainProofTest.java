package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigText;
import io.breakwater.agent.config.FallbackSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What class files alone prove of a chain. */
final class ChainProofTest {

    private static final String HERE = ChainSample.HERE;

    /** Every class file but some. */
    private static final class Files implements ClassFileLocator {

        private final ClassFileLocator all = ClassFileLocator.ForClassLoader.of(ChainProofTest.class.getClassLoader());

        @Override
        public Resolution locate(String name) throws IOException {
            if (name.endsWith("$Broken")) {
                throw new IOException("cannot be read");
            }
            return name.endsWith("$Missing") ? new Resolution.Illegal(name) : all.locate(name);
        }

        @Override
        public void close() {
            // it holds nothing
        }
    }

    private static ChainVerdict verdict(String first, String tiers, String... settings) throws ConfigException {
        List<String> lines = new ArrayList<>(List.of(
                "circuit.a.methods = io.breakwater.agent.weave.**#*",
                ("fallback.f.tiers = H.First#" + first + " -> " + tiers)));
        lines.addAll(List.of(settings));
        FallbackSpec chain = ConfigText.load(
                        lines.stream().map(line -> line.replace("H.", HERE)).toArray(String[]::new))
                .fallbacks()
                .get(0);
        TypePool pool = TypePool.Default.WithLazyResolution.of(new Files());
        MethodDescription method = pool.describe(HERE + "First")
                .resolve()
                .getDeclaredMethods()
                .filter(ElementMatchers.named(first))
                .get(0);
        return new ChainProof(pool).of(chain, method);
    }

    /** Why the second tier does not fit; null = it may. */
    private static @Nullable String why(String first, String second, String... settings) throws ConfigException {
        List<ChainVerdict.Misfit> misfits =
                verdict(first, "H." + second, settings).misfits();
        assertThat(misfits).hasSizeLessThan(2);
        return misfits.isEmpty() ? null : misfits.get(0).why().replace(HERE, "H.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account Second#record",
                "account Second#account",
                "record Second#account",
                "account Second#loose",
                "account Second#erased",
                "account Second#orphan",
                "account Second#ofTheClass",
                "number Second#boxed",
                "number Second#wideParameters",
                "array Second#objects",
                "nothing Second#text",
                "nothing Second#nothing",
                "generic Second#generic",
                "record Unfinished#record",
                "record Plain#record"
            })
    void tierThatMayFit_isLeftToTheLookAtEachCall(String methods) throws ConfigException {
        String[] parts = methods.split(" ", -1);
        assertThat(why(parts[0], parts[1])).isNull();
    }

    @Test
    void resultThatCannotFit() throws ConfigException {
        assertThat(why("account", "Second#text")).isEqualTo("its result is java.lang.String, which is no H.Account");
        assertThat(why("record", "Second#map")).isEqualTo("its result is java.util.Map, which is no H.Entry");
        assertThat(why("account", "Second#nothing")).isEqualTo("it returns nothing");
        assertThat(why("number", "Second#wide"))
                .as("not by reflection")
                .isEqualTo("its result is long, which is no int");
        assertThat(why("array", "Second#numbers")).isEqualTo("its result is int[], which is no java.lang.String[]");
        assertThat(why("record", "Second#objects")).isEqualTo("its result is java.lang.Object[], which is no H.Entry");
    }

    @Test
    void methodThatIsNotThere_orNotAlone() throws ConfigException {
        assertThat(why("record", "Second#missing"))
                .startsWith("it has no single method missing that takes the arguments");
        assertThat(why("record", "Second#two")).startsWith("it has no single method two that takes the arguments");
        assertThat(why("record", "Second#two(java.lang.Object)")).isNull();
        assertThat(why("record", "Second#boxed")).startsWith("it has no single method boxed");
        assertThat(why("record", "Plain#recrd"))
                .isEqualTo("it has no single method recrd that takes the arguments, but a body for"
                        + " [record(java.lang.String)] - did you mean record?");
    }

    @Test
    void parametersThatCannotTakeTheArguments() throws ConfigException {
        assertThat(why("record", "Second#ofAnInt"))
                .isEqualTo("its parameter 1 is int, which takes no java.lang.String");
        assertThat(why("number", "Second#narrow")).isEqualTo("its parameter 1 is short, which takes no int");
    }

    @Test
    void typeThatIsNotThere() throws ConfigException {
        assertThat(why("record", "Missing#get")).isEqualTo("its type cannot be seen from H.First");
        assertThat(why("record", "Broken#get")).as("proves nothing").isNull();
    }

    @Test
    void adapter_makesItFit_orNot() throws ConfigException {
        assertThat(why("record", "Second#map", "fallback.f.2.adapter = H.Tools#ofMap"))
                .isNull();
        assertThat(why("record", "Second#map", "fallback.f.2.adapter = H.Tools#loose"))
                .isNull();
        assertThat(why("record", "Second#map", "fallback.f.2.adapter = H.Tools#overloaded"))
                .isNull();
        assertThat(why("number", "Second#boxed", "fallback.f.2.adapter = H.Tools#number"))
                .startsWith("its adapter has no single static method number that takes a java.lang.Integer");
        assertThat(why("record", "Second#map", "fallback.f.2.adapter = H.Tools#wrong"))
                .startsWith("its adapter has no single static method wrong that takes a java.util.Map and returns a"
                        + " H.Entry, but a body for [");
        assertThat(why("record", "Second#map", "fallback.f.2.adapter = H.Tools#ofNumber"))
                .startsWith("its adapter has no single static method ofNumber");
        assertThat(why("record", "Second#loose", "fallback.f.2.adapter = H.Tools#ofNumber"))
                .as("perhaps it is a number")
                .isNull();
        assertThat(why("record", "Second#map", "fallback.f.2.adapter = H.Missing#ofMap"))
                .isEqualTo("its adapter H.Missing cannot be seen from H.First");
        assertThat(why("record", "Second#nothing", "fallback.f.2.adapter = H.Tools#loose"))
                .isEqualTo("it returns nothing that H.Tools#loose could adapt");
    }

    @Test
    void instance_canBeHad_orNot() throws ConfigException {
        assertThat(why("record", "Plain#record", "fallback.f.2.instance = new")).isNull();
        assertThat(why("record", "Second#record", "fallback.f.2.instance = new"))
                .isEqualTo("it has no constructor without parameters");
        assertThat(why("record", "Second#ofTheClass", "fallback.f.2.instance = new"))
                .as("it needs none")
                .isNull();
        assertThat(why("record", "Unfinished#record", "fallback.f.2.instance = new"))
                .isEqualTo("it is abstract, so there is no new instance of it");
        assertThat(why("record", "Face#record"))
                .isEqualTo("it is an interface, so nobody sees an instance of it being constructed");
        assertThat(why("record", "Second#record", "fallback.f.2.instance = H.Tools#second"))
                .isNull();
        assertThat(why("record", "Second#record", "fallback.f.2.instance = H.Tools#anything"))
                .isNull();
        for (String maker : List.of("text", "nothing", "ofAnInstance", "missing", "ofMap")) {
            assertThat(why("record", "Second#record", "fallback.f.2.instance = H.Tools#" + maker))
                    .isEqualTo("H.Tools#" + maker + " is no static method without parameters that returns a H.Second");
        }
        assertThat(why("record", "Second#record", "fallback.f.2.instance = H.Missing#get"))
                .isEqualTo("H.Missing cannot be seen from H.First");
    }

    @Test
    void stageAndMono_areAnsweredByTheirKindAlone() throws ConfigException {
        assertThat(why("future", "Second#stage")).isNull();
        assertThat(why("future", "Second#ownFuture")).isNull();
        assertThat(why("future", "Second#text"))
                .isEqualTo("its result is java.lang.String, and only a CompletionStage can answer in place of one");
        assertThat(why("future", "Second#mono"))
                .isEqualTo("its result is reactor.core.publisher.Mono, and only a CompletionStage can answer in place"
                        + " of one");
        assertThat(why("mono", "Second#mono")).isNull();
        assertThat(why("mono", "Second#stage"))
                .isEqualTo("its result is java.util.concurrent.CompletionStage, and only a Mono can answer in place of"
                        + " one");
    }

    @Test
    void adapterOfAStage_isGivenWhatIsInIt_soItIsTheOnlyOneOfItsName() throws ConfigException {
        assertThat(why("future", "Second#stage", "fallback.f.2.adapter = H.Tools#ofMap"))
                .isNull();
        assertThat(why("future", "Second#stage", "fallback.f.2.adapter = H.Tools#overloaded"))
                .as("or the one that takes everything")
                .isNull();
        assertThat(why("future", "Second#stage", "fallback.f.2.adapter = H.Tools#ofText"))
                .startsWith("its adapter has no single static method ofText that takes a java.lang.Object and returns a"
                        + " java.lang.Object");
        assertThat(why("future", "Second#text", "fallback.f.2.adapter = H.Tools#ofMap"))
                .as("nobody waits for it")
                .startsWith("its result is java.lang.String");
    }

    @Test
    void sentences_nameChainTierAndRemedy() throws ConfigException {
        ChainVerdict verdict = verdict(
                "record",
                "H.Second#map -> H.Second#record -> H.Plain#record -> H.Face#record",
                "fallback.f.value = null");
        assertThat(verdict.mistakes())
                .containsExactly(
                        "fallback 'f': tier 2, " + HERE + "Second#map, can never answer for " + HERE
                                + "First#record(java.lang.String): its result is java.util.Map, which is no " + HERE
                                + "Entry: give an adapter (fallback.f.2.adapter)",
                        "fallback 'f': tier 5, " + HERE + "Face#record, can never answer for " + HERE
                                + "First#record(java.lang.String): it is an interface, so nobody sees an instance of it"
                                + " being constructed: name a static method that returns one (fallback.f.5.instance)");
        assertThat(verdict.note().replace(HERE, "H."))
                .isEqualTo(
                        ", falls back to H.Second#map -> H.Second#record -> H.Plain#record -> H.Face#record -> a value"
                                + " (H.Second#map: its result is java.util.Map, which is no H.Entry,"
                                + " give an adapter (fallback.f.2.adapter))"
                                + " (H.Face#record: it is an interface, so nobody sees an instance of it being constructed,"
                                + " name a static method that returns one (fallback.f.5.instance))");
    }

    @Test
    void chainOfAValueAlone_fallsBackToIt() throws ConfigException {
        FallbackSpec chain = ConfigText.load(
                        "circuit.a.methods = " + HERE + "First#record",
                        "fallback.f.tiers = " + HERE + "First#record",
                        "fallback.f.value = null")
                .fallbacks()
                .get(0);
        ChainVerdict verdict = new ChainVerdict(chain, "first", List.of());
        assertThat(verdict.note()).isEqualTo(", falls back to a value");
        assertThat(verdict.mistakes()).isEmpty();
    }
}
