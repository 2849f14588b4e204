package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.patterns.PatternsMain;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of a pattern picks the methods that it should, and each circuit the calls that are its own. */
@Timeout(90)
class PatternsIT {

    private static final String APP = "io.breakwater.it.app.patterns.";
    private static final String SETTINGS = """
            retry.max-attempts = 2
            retry.base-delay = 1ms
            failure-threshold = 0
            retry.budget = off
            writes = none
            """;
    private static final String CONFIG = SETTINGS + """
            circuit.accounts.methods = !APP.Accounts+#findAll, APP.Accounts+#find*
            circuit.counts.methods = APP.Clients+#count
            circuit.overloads.methods = APP.Early#load(java.lang.String), APP.*#lo*(int), !APP.Early#load(*t)
            circuit.calls.methods = java.util.concurrent.Callable+#call
            circuit.listeners.methods = APP.Listener+#told
            circuit.eu.methods = APP.Shared#request
            circuit.eu.where = 0.host in *.zohoapis.eu, both.example.org
            circuit.us.methods = APP.Shared#request
            circuit.us.where = 0.host in www.zohoapis.com, both.example.org
            """.replace("APP.", APP);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void patterns_fromTheStart_guardWhatTheyMean(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, PatternsMain.class.getName())) {
            app.awaitLine("ready"::equals);
            assertMeantMethodsAreGuarded(app);
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            Guarded.assertBannerAlone(app);
        }
    }

    /** The same, where some of the classes are loaded already, and others are not. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void patterns_attachedLater_guardWhatTheyMean(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app =
                JavaProcess.start(jdk, PatternsMain.class.getName(), JavaProcess.QUICK_START, List.of())) {
            assertThat(app.command("early 1")).contains("503 for early 1");
            assertThat(app.command("proxy 1")).contains("503 for proxy 1");
            assertThat(app.command("request http://www.zohoapis.eu")).contains("503");
            ByteBuddyAgent.attach(Guarded.agentJar().toFile(), String.valueOf(app.pid()), config.toString());
            assertMeantMethodsAreGuarded(app);
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            // The JVM itself warns of dynamic attach from JDK 21 on; of ours there is the banner alone.
            assertThat(app.err().stream()
                            .filter(line -> !line.startsWith("WARNING: "))
                            .toList())
                    .as(app.transcript())
                    .singleElement()
                    .asString()
                    .startsWith("[breakwater] 1.0.0 active: ");
        }
    }

    private static void assertMeantMethodsAreGuarded(JavaProcess app) throws Exception {
        // Guarded calls are tried twice, and answered the second time.
        assertThat(app.command("early 7")).isEqualTo("OK answer to early 7");
        assertThat(app.command("late 7")).isEqualTo("OK answer to late 7");
        assertThat(app.command("proxy 7")).isEqualTo("OK answer to proxy 7");
        assertThat(app.command("all")).isEqualTo("OK answer to early all");
        assertThat(app.command("count")).isEqualTo("OK answer to count of Early");
        assertThat(app.command("late-count")).isEqualTo("OK own answer to count of Late");
        assertThat(app.command("number 7")).isEqualTo("OK java.lang.IllegalStateException: 503 for number 7");
        assertThat(app.command("text 7")).isEqualTo("OK answer to text 7");
        assertThat(app.command("call")).isEqualTo("OK answer to call");
        assertThat(app.command("ping")).isEqualTo("OK java.lang.IllegalStateException: 503 for ping");
        assertThat(app.command("told 7")).isEqualTo("OK java.lang.IllegalStateException: 503 for told 7");
        assertThat(app.command("request http://www.zohoapis.eu/1")).isEqualTo("OK answer to www.zohoapis.eu");
        assertThat(app.command("request http://www.zohoapis.com/1")).isEqualTo("OK answer to www.zohoapis.com");
        assertThat(app.command("request http://both.example.org/1")).isEqualTo("OK answer to both.example.org");
        assertThat(app.command("request http://example.org/1"))
                .isEqualTo("OK java.lang.IllegalStateException: 503 for example.org");
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            assertThat(List.of((String[]) jmx.circuit("accounts", "Methods")))
                    .containsExactlyInAnyOrderElementsOf(expectedAccounts(jmx));
            assertThat(jmx.circuit("accounts", "CallsTotal")).isEqualTo(8L);
            assertThat(jmx.circuit("eu", "CallsTotal")).isEqualTo(4L);
            assertThat(jmx.circuit("us", "CallsTotal")).isEqualTo(2L);
            assertThat((String[]) jmx.agent("GuardedMethods"))
                    .anyMatch(line -> line.endsWith(", circuit eu where 0.host in *.zohoapis.eu, both.example.org"));
            assertUnmatched(List.of((String[]) jmx.agent("UnmatchedPatterns")));
            assertHealthy(jmx);
        }
    }

    /** The class of a proxy has a number. */
    private static List<String> expectedAccounts(CircuitWatch jmx) throws Exception {
        String proxy = "";
        for (String method : (String[]) jmx.circuit("accounts", "Methods")) {
            if (method.matches(".*\\$Proxy\\d+#find\\(java\\.lang\\.String\\)")) {
                proxy = method;
            }
        }
        return List.of(APP + "Early#find(java.lang.String)", APP + "Late#find(java.lang.String)", proxy);
    }

    private static void assertUnmatched(List<String> unmatched) {
        assertThat(unmatched)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .isEqualTo(APP + "*#lo*(int), circuit overloads: " + APP
                                        + "Early#load(int) is excluded by another pattern of the circuit"),
                        line -> assertThat(line)
                                .startsWith(APP + "Listener+#told, circuit listeners: " + APP
                                        + "Listener is implemented by lambdas or hidden classes, such as " + APP
                                        + "PatternsMain$$Lambda")
                                .endsWith(", which cannot be woven: name the class that calls them, or implement it"
                                        + " in a class"));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void patternsThatCannotMatch_sayWhy(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                circuit.wrong.methods = APP.Early#pong, APP.Erly#ping, APP.Accounts#find, java.lang.Thread+#none, APP.Late#call
                """.replace("APP.", APP));
        try (JavaProcess app = Guarded.start(jdk, config, PatternsMain.class.getName())) {
            assertThat(app.command("early 7")).contains("503 for early 7");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat((String[]) jmx.agent("UnmatchedPatterns"))
                        .satisfiesExactly(
                                line -> assertThat(line)
                                        .startsWith(APP + "Early#pong, circuit wrong: " + APP + "Early is loaded in ")
                                        .endsWith("load(java.lang.String), ping()] - did you mean ping?"),
                                line -> assertThat(line)
                                        .isEqualTo(APP
                                                + "Erly#ping, circuit wrong: the type is not loaded (yet) - did you mean "
                                                + APP + "Early?"),
                                line -> assertThat(line)
                                        .isEqualTo(APP + "Accounts#find, circuit wrong: " + APP
                                                + "Accounts#find(java.lang.String) is abstract, and cannot be woven: name the"
                                                + " class that has its body, such as " + APP + "Early, or write " + APP
                                                + "Accounts+#find"),
                                line -> assertThat(line).startsWith("java.lang.Thread+#none, circuit wrong: "),
                                line -> assertThat(line)
                                        .startsWith(APP + "Late#call, circuit wrong: the type is not loaded (yet)"));
                assertHealthy(jmx);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err())
                    .as("the line at the start, and a warning for each type that is loaded and has no such method")
                    .hasSize(3)
                    .anyMatch(
                            line -> line.contains("Early#pong matches nothing") && line.contains("did you mean ping?"))
                    .anyMatch(line -> line.contains("Accounts#find matches nothing"));
        }
    }

    /** A client of the JDK: named by the class that has the method's body, or by the one that everybody knows. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void httpClient_isGuardedByHost(Path jdk) throws Exception {
        Path config = Guarded.config(directory, SETTINGS + """
                log.level = off
                circuit.facade.methods = jdk.internal.net.http.HttpClientFacade#send
                circuit.facade.where = 0.uri.host in 127.0.0.1
                circuit.facade.failure-results = statusCode in 500-599
                circuit.known.methods = java.net.http.HttpClient+#send
                circuit.known.where = 0.uri.host in localhost
                circuit.known.failure-results = statusCode in 500-599
                """);
        try (CrmServer crm = new CrmServer(0, 0);
                JavaProcess app = Guarded.start(jdk, config, PatternsMain.class.getName())) {
            app.awaitLine("ready"::equals);
            String path = ":" + crm.restPort() + "/accounts/1";
            assertThat(app.command("http http://127.0.0.1" + path)).isEqualTo("OK status 200");
            crm.tell("rest", "503");
            crm.resetCounts();
            assertThat(app.command("http http://127.0.0.1" + path)).isEqualTo("OK status 503");
            assertThat(crm.count("rest")).as("attempts on the wire").isEqualTo(2);
            assertThat(app.command("http http://localhost" + path)).isEqualTo("OK status 503");
            assertThat(crm.count("rest")).as("attempts on the wire").isEqualTo(4);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("facade", "CallsTotal")).isEqualTo(3L);
                assertThat(jmx.circuit("known", "CallsTotal")).isEqualTo(2L);
                jmx.operate("known", "forceOpen");
                assertThat(app.command("http http://localhost" + path))
                        .as("as what the method declares")
                        .contains("java.io.IOException: circuit 'known'");
                assertThat(app.command("http http://127.0.0.1" + path)).isEqualTo("OK status 503");
                assertThat((String[]) jmx.agent("UnmatchedPatterns")).isEmpty();
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                assertHealthy(jmx);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            Guarded.assertBannerAlone(app);
        }
    }

    private static void assertHealthy(CircuitWatch jmx) throws Exception {
        assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
        assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
    }
}
