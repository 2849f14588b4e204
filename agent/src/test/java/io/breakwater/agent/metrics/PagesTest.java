package io.breakwater.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.fallback.FallbackSnapshot;
import io.breakwater.core.fallback.FallbackSnapshot.TierCount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PagesTest {

    private final MetricsFixture it = new MetricsFixture();

    PagesTest() throws Exception {}

    @Test
    void health_countsStatesAndProbes() {
        it.crm().forceOpen();
        assertThat(HealthJson.of(it.facts)).isEqualTo("""
                {"status":"up","version":"1.2.3","mode":"enforce",\
                "circuits":{"closed":1,"half_open":0,"open":0,"forced_open":1,"disabled":0},\
                "probes":{"unknown":1,"healthy":0,"unhealthy":0},\
                "weaveFailures":1,"configProblems":0,"suppressedErrors":0}
                """);
    }

    @Test
    void statusPage_showsCircuitsChainsProbesAndTransitions() {
        it.call(Outcome.FAILED);
        it.call(Outcome.FAILED);
        String page = StatusPage.of(it.facts);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<td>crm</td><td class=\"OPEN\">OPEN</td>", "<td>java.io.IOException</td>")
                .contains("<h2>Fallback chains</h2>", "<h2>Probes</h2>", "<td class=\"UNKNOWN\">UNKNOWN</td>")
                .containsPattern("<li>.* crm: CLOSED -&gt; OPEN \\(")
                .doesNotContain("<script");
    }

    @Test
    void served_isToldOfEachTier_andOfTheLastResort() {
        FallbackSnapshot chain = new FallbackSnapshot("get", 10, List.of(new TierCount("rest", 3)), 2, 5, null, null);

        assertThat(StatusPage.served(chain)).isEqualTo("rest: 3, value: 2");
    }

    @Test
    void text_isEscaped() {
        assertThat(StatusPage.escape("<b a=\"1\">&")).isEqualTo("&lt;b a=&quot;1&quot;&gt;&amp;");
    }

    @Test
    void names_ofThisMachineAreKnown() {
        LocalNames names = new LocalNames("crm-Host");
        for (String host : new String[] {"localhost", "LOCALHOST:9464", "127.0.0.1:9464", "[::1]:9464", "crm-host:1"}) {
            assertThat(names.contain(host)).as(host).isTrue();
        }
        for (String host : new String[] {"evil.example:9464", "localhost.evil.example", "1.evil", "1.2.3", ""}) {
            assertThat(names.contain(host)).as(host).isFalse();
        }
    }

    /** With another hash, browsers show the page without its style. */
    @Test
    void policy_allowsTheStyleOfThePage_andNothingElse() throws Exception {
        String page = StatusPage.of(it.facts);
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(StatusPage.POLICY)
                .startsWith("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "';")
                .doesNotContain("unsafe");
    }
}
