package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.RandomSeed;
import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WeavePlanTest {

    private static WeavePlan plan(List<String> tracked, String... lines) throws ConfigException {
        return new WeavePlan(new GateFixture(lines).bindings(), tracked);
    }

    @Test
    void exactNames_matchThemselvesAlone() throws ConfigException {
        WeavePlan plan = plan(List.of(), "circuit.a.methods = com.acme.Client#get, com.acme.Outer$Inner#get");
        assertThat(plan.mayMatch("com/acme/Client")).isTrue();
        assertThat(plan.mayMatch("com/acme/Outer$Inner")).isTrue();
        assertThat(plan.mayMatch("com/acme/Outer")).isFalse();
        assertThat(plan.mayMatch("com/acme/Client2")).isFalse();
        assertThat(plan.mayMatch("java/lang/Object")).isFalse();
    }

    @Test
    void wildcards_matchByTheirPrefix() throws ConfigException {
        WeavePlan plan = plan(List.of(), "circuit.a.methods = com.zoho.crm.**Operations#get*");
        assertThat(plan.mayMatch("com/zoho/crm/api/RecordOperations")).isTrue();
        assertThat(plan.mayMatch("com/zoho/books/RecordOperations")).isFalse();
        assertThat(plan.targetsIn("com.zoho.crm.api.RecordOperations")).hasSize(1);
        assertThat(plan.targetsIn("com.zoho.crm.api.Record")).isEmpty();
    }

    @Test
    void wildcards_passOverTheJdk_exactNamesDoNot() throws ConfigException {
        WeavePlan plan = plan(List.of(), "circuit.a.methods = **#*, jdk.internal.net.http.HttpClientFacade#send");
        assertThat(plan.mayMatch("com/acme/Client")).isTrue();
        assertThat(plan.mayMatch("java/lang/ThreadLocal")).isFalse();
        assertThat(plan.mayMatch("jdk/internal/net/http/HttpClientImpl")).isFalse();
        assertThat(plan.mayMatch("jdk/internal/net/http/HttpClientFacade")).isTrue();
        assertThat(plan.targetsIn("java.lang.ThreadLocal")).isEmpty();
        assertThat(plan.targetsIn("jdk.internal.net.http.HttpClientFacade")).hasSize(1);
        assertThat(plan.targetsIn("com.acme.Client")).hasSize(1);
    }

    @Test
    void subtypes_areAskedForOnlyWhereAPatternDoes() throws ConfigException {
        WeavePlan names = plan(List.of(), "circuit.a.methods = com.acme.**#*, !com.acme.A#*");
        assertThat(names.asksForSupertypes()).isFalse();
        assertThat(names.mayMatchSubtype("com/acme/A")).isFalse();
        WeavePlan excluding = plan(List.of(), "circuit.a.methods = com.acme.**#*, !java.lang.AutoCloseable+#close");
        assertThat(excluding.asksForSupertypes()).isTrue();
        assertThat(excluding.asksIntoTheJdk()).isTrue();
        assertThat(excluding.mayMatchSubtype("com/acme/A"))
                .as("what is excluded makes nothing match")
                .isFalse();
    }

    @Test
    void subtypes_matchByWhatIsAboveThem() throws ConfigException {
        WeavePlan plan = plan(List.of(), "circuit.a.methods = com.acme.Base+#get, org.**.*Api+#call");
        assertThat(plan.asksIntoTheJdk()).isFalse();
        assertThat(plan.mayMatch("com/acme/Base"))
                .as("that takes more than a name")
                .isFalse();
        assertThat(plan.mayMatchSubtype("net/elsewhere/Sub")).isTrue();
        assertThat(plan.mayMatchSubtype("jdk/internal/net/http/HttpClientImpl")).isFalse();
        assertThat(plan.mayMatchSubtype("java/lang/String")).isFalse();
        assertThat(plan.matches("com.acme.Base", Set.of())).isTrue();
        assertThat(plan.matches("net.elsewhere.Sub", Set.of("com.acme.Base"))).isTrue();
        assertThat(plan.matches("net.elsewhere.Sub", Set.of("org.acme.crm.ZohoApi")))
                .isTrue();
        assertThat(plan.matches("net.elsewhere.Sub", Set.of("org.acme.crm.Zoho")))
                .isFalse();
        assertThat(plan.targetsIn("net.elsewhere.Sub", Set.of("com.acme.Base", "org.acme.XApi")))
                .hasSize(2);
        assertThat(plan.targetsIn("net.elsewhere.Sub")).isEmpty();
    }

    @Test
    void subtypesInTheJdk_matchWhereAnExactNameOfTheJdkIsGiven() throws ConfigException {
        WeavePlan plan = plan(List.of(), "circuit.a.methods = java.net.http.HttpClient+#send");
        assertThat(plan.asksIntoTheJdk()).isTrue();
        assertThat(plan.mayMatchSubtype("jdk/internal/net/http/HttpClientImpl")).isTrue();
        assertThat(plan.mayMatchSubtype("java/util/HashMap")).isFalse();
        WeavePlan jobs = plan(List.of(), "circuit.a.methods = java.util.concurrent.Callable+#call");
        assertThat(jobs.mayMatchSubtype("com/acme/Job")).isTrue();
        assertThat(jobs.mayMatchSubtype("jdk/internal/net/http/HttpClientImpl")).isFalse();
    }

    @Test
    void targets_areInTheOrderInWhichCircuitsClaim() throws ConfigException {
        WeavePlan plan =
                plan(List.of(), "circuit.b.methods = com.acme.*#get", "circuit.a.methods = com.acme.Client#get, A#m");
        assertThat(plan.targetsIn("com.acme.Client"))
                .extracting(target -> target.binding().spec().name())
                .containsExactly("b", "a");
        assertThat(plan.targets()).hasSize(3);
    }

    @Test
    void trackedTypes_matchAndKeepTheirNumbers() throws ConfigException {
        WeavePlan plan = plan(List.of("com.acme.B", "com.acme.A"), "circuit.c.methods = C#m");
        assertThat(plan.mayMatch("com/acme/A")).isTrue();
        assertThat(plan.trackedNumber("com.acme.B")).isZero();
        assertThat(plan.trackedNumber("com.acme.A")).isEqualTo(1);
        assertThat(plan.trackedNumber("com.acme.C")).isNegative();
        assertThat(plan.targetsIn("com.acme.A")).isEmpty();
    }

    @Test
    void loadedClasses_areSortedOutByExactNamesAlone() throws ConfigException {
        WeavePlan exact = plan(List.of("com.acme.Tracked"), "circuit.a.methods = com.acme.Outer$Inner#get");
        assertThat(exact.mayMeanLoaded("com.acme.Outer$Inner")).isTrue();
        assertThat(exact.mayMeanLoaded("com.acme.Tracked")).isTrue();
        assertThat(exact.mayMeanLoaded("com.acme.Outer")).isFalse();
        assertThat(plan(List.of()).mayMeanLoaded("com.acme.Outer")).isFalse();
        assertThat(plan(List.of(), "circuit.a.methods = com.acme.*#get").mayMeanLoaded("com.acme.A"))
                .isTrue();
        assertThat(plan(List.of(), "circuit.a.methods = com.acme.Base+#get").mayMeanLoaded("net.Sub"))
                .isTrue();
    }

    @Test
    void mayMatch_hasNoFalseNegatives() throws ConfigException {
        Random random = RandomSeed.of("WeavePlanTest");
        int matched = 0;
        for (int round = 0; round < 200; round++) {
            List<String> patterns = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                patterns.add(name(random, true) + "#m");
            }
            List<String> tracked = List.of(name(random, false));
            WeavePlan plan = plan(tracked, "circuit.a.methods = " + String.join(", ", patterns));
            for (int i = 0; i < 500; i++) {
                String type = name(random, false);
                if (!plan.targetsIn(type).isEmpty() || plan.trackedNumber(type) >= 0) {
                    matched++;
                    assertThat(plan.mayMatch(type.replace('.', '/')))
                            .as("%s in %s, %s", type, patterns, tracked)
                            .isTrue();
                }
            }
        }
        assertThat(matched).as("or else nothing was tested").isGreaterThan(1000);
    }

    private static String name(Random random, boolean wildcards) {
        String[] parts = {"a", "b", "Ab", "a", ".", ".", "$", "*", "**", "*"};
        int kinds = wildcards ? parts.length : parts.length - 3;
        StringBuilder name = new StringBuilder(parts[random.nextInt(3)]);
        for (int length = random.nextInt(6); length > 0; length--) {
            name.append(parts[random.nextInt(kinds)]);
        }
        return wildcards && random.nextInt(4) == 0 ? "*" + name : name.toString();
    }
}
