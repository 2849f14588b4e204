package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.harness.AgentCommand;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Circuits of a running JVM, seen and steered from the command line. */
@Timeout(120)
class SteeringIT {

    private static final String CONFIG = """
            failure-threshold = 2
            retry.max-attempts = 1
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.writes.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            fallback.get.tiers = io.breakwater.it.app.small.FlakyAccounts#getAccount
            fallback.get.value = nobody
            circuit.crm.health.probe = tcp://127.0.0.1:1
            """;

    @TempDir
    private Path directory;

    private AgentCommand run(Path jdk, String... words) throws Exception {
        return AgentCommand.run(jdk, directory, words);
    }

    private JavaProcess start(Path jdk) throws Exception {
        JavaProcess app = Guarded.start(jdk, Guarded.config(directory, CONFIG), CommandedCalls.class.getName());
        app.awaitLine("ready"::equals);
        assertThat(app.command("get")).isEqualTo("OK account 7");
        return app;
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void circuits_areListedAndSteered(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            String pid = Long.toString(app.pid());
            AgentCommand opened = run(jdk, "open", pid, "crm", "writes");
            assertThat(opened)
                    .isEqualTo(new AgentCommand(
                            0, List.of("crm: CLOSED -> FORCED_OPEN", "writes: CLOSED -> FORCED_OPEN"), List.of()));
            assertThat(app.command("get")).as("refused, so the chain's value").isEqualTo("OK nobody");
            assertThat(run(jdk, "close", pid, "crm").out()).containsExactly("crm: FORCED_OPEN -> CLOSED");
            assertThat(app.command("get")).isEqualTo("OK account 7");

            AgentCommand list = run(jdk, "list", pid);
            assertThat(list.exitCode()).as(list.toString()).isZero();
            assertThat(list.err()).isEmpty();
            assertThat(list.out())
                    .anyMatch(line -> line.matches("crm +CLOSED .*"))
                    .anyMatch(line -> line.matches("writes +FORCED_OPEN .*"))
                    .anyMatch(line -> line.startsWith("get "))
                    .noneMatch(line -> line.contains("\u001b"));
            assertThat(run(jdk, "list", pid, "crm").out())
                    .anyMatch(line -> line.matches(" +CallsRejected +1"))
                    .anyMatch(line -> line.contains("FORCED_OPEN -> CLOSED"));

            assertThat(run(jdk, "disable", pid, "--all").out())
                    .containsExactly("crm: CLOSED -> DISABLED", "writes: FORCED_OPEN -> DISABLED");
            assertThat(run(jdk, "close", pid, "--all").out())
                    .containsExactly("crm: DISABLED -> CLOSED", "writes: DISABLED -> CLOSED");
            assertThat(run(jdk, "disable", pid, "crm").out()).containsExactly("crm: CLOSED -> DISABLED");
            assertThat(run(jdk, "enable", pid, "crm").out()).containsExactly("crm: DISABLED -> CLOSED");
            assertThat(run(jdk, "reset", pid, "crm").out()).containsExactly("crm: CLOSED");
            assertThat(run(jdk, "mode", pid, "off").out()).containsExactly("mode: enforce -> off");
            assertThat(run(jdk, "mode", pid).out()).containsExactly("off");
            assertThat(run(jdk, "reload", pid).out()).containsExactly("nothing has changed");
            assertThat(run(jdk, "explain", pid, "io.breakwater.it.app.small.FlakyAccounts#getAccount")
                            .out())
                    .anyMatch(line -> line.startsWith("circuit crm is CLOSED, mode off"));
            assertThat(app.err()).as("no warning of the JVM").allMatch(line -> line.startsWith("[breakwater"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void mistakes_areToldInOneSentence(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            String pid = Long.toString(app.pid());
            assertThat(run(jdk, "open", pid, "crn"))
                    .isEqualTo(new AgentCommand(
                            2, List.of(), List.of("breakwater: there is no circuit 'crn' - did you mean crm?")));
            assertThat(run(jdk, "list", pid, "accounts").err())
                    .containsExactly("breakwater: there is no circuit 'accounts'; there are crm, writes");
            assertThat(run(jdk, "mode", pid, "on"))
                    .isEqualTo(new AgentCommand(
                            2, List.of(), List.of("breakwater: the mode must be enforce, observe or off, got 'on'")));
            assertThat(run(jdk, "open", pid))
                    .isEqualTo(new AgentCommand(2, List.of(), List.of("breakwater: name a circuit, or --all")));
            assertThat(run(jdk, "top", pid, "--interval", "0").exitCode()).isEqualTo(2);
            AgentCommand explain = run(jdk, "explain", pid, "getAccount");
            assertThat(explain.exitCode()).isEqualTo(2);
            assertThat(explain.err()).singleElement().asString().contains("type#method");
            assertThat(run(jdk, "list", "crm").err().get(0)).contains("'crm' is not a number");
            assertThat(run(jdk, "list", "1").exitCode()).isEqualTo(3);
        }
        try (JavaProcess bare =
                JavaProcess.start(jdk, CommandedCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            bare.awaitLine("ready"::equals);
            AgentCommand list = run(jdk, "list", Long.toString(bare.pid()));
            assertThat(list.exitCode()).isEqualTo(1);
            assertThat(list.out()).singleElement().asString().startsWith("There is no agent in JVM " + bare.pid());
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void json_holdsAllThatTheBeansShow(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            AgentCommand list = run(jdk, "list", Long.toString(app.pid()), "--json");
            JSONObject all = new JSONObject(String.join("\n", list.out()));
            assertThat(all.getLong("pid")).isEqualTo(app.pid());
            assertThat(all.getJSONObject("agent").getString("version")).isEqualTo("1.0.0");
            JSONArray circuits = all.getJSONArray("circuits");
            assertThat(circuits.length()).isEqualTo(2);
            assertThat(circuits.getJSONObject(0).getString("name")).isEqualTo("crm");
            assertThat(circuits.getJSONObject(0).getString("state")).isEqualTo("CLOSED");
            assertThat(circuits.getJSONObject(0).getLong("callsSucceeded")).isEqualTo(1);
            assertThat(circuits.getJSONObject(0).getInt("settingFailureThreshold"))
                    .isEqualTo(2);
            assertThat(all.getJSONArray("fallbacks").getJSONObject(0).getString("name"))
                    .isEqualTo("get");
            assertThat(all.getJSONArray("probes").getJSONObject(0).getBoolean("healthy"))
                    .isFalse();
            String documented =
                    Files.readString(Path.of(System.getProperty("basedir", ""), "..", "docs", "commands.md"));
            assertThat(names(all)).hasSizeGreaterThan(50).allMatch(name -> documented.contains("`" + name + "`"));
        }
    }

    /** All but those of settings, which follow from the keys. */
    private static Set<String> names(JSONObject object) {
        Set<String> names = new TreeSet<>();
        for (String name : object.keySet()) {
            if (!name.startsWith("setting") || name.equals("settings")) {
                names.add(name);
            }
            JSONArray list = object.optJSONArray(name);
            for (int i = 0; list != null && i < list.length(); i++) {
                if (list.get(i) instanceof JSONObject each) {
                    names.addAll(names(each));
                }
            }
            if (object.get(name) instanceof JSONObject each) {
                names.addAll(names(each));
            }
        }
        return names;
    }

    /** Nothing is started in a JVM that has no agent: not even the MBean server. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void ps_findsJvmsWithTheAgent_andLeavesTheOthersAlone(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                JavaProcess bare =
                        JavaProcess.start(jdk, CommandedCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            bare.awaitLine("ready"::equals);
            AgentCommand ps = run(jdk, "ps");
            assertThat(ps.exitCode()).as(ps.toString()).isZero();
            assertThat(ps.err()).isEmpty();
            assertThat(ps.out())
                    .anyMatch(line -> line.matches(app.pid()
                            + " +1.0.0 +enforce +2 +0 +io.breakwater.it.app.small.CommandedCalls +.*agent.properties"))
                    .noneMatch(line -> line.contains(bare.pid() + " "));
            assertThat(run(jdk, "ps", "--all").out())
                    .anyMatch(line -> line.matches(" *" + bare.pid() + " +- +- +- +- +.*CommandedCalls +no agent"));
            assertThat(loadedClasses(jdk, app)).contains("PlatformMBeanProvider");
            assertThat(loadedClasses(jdk, bare)).contains("java.lang.String").doesNotContain("PlatformMBeanProvider");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void ps_findsTheJarUnderAnotherName(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        Path jar = Files.copy(Guarded.agentJar(), directory.resolve("guard.jar"));
        try (JavaProcess app = Guarded.startWith(jar, jdk, config, CommandedCalls.class.getName())) {
            app.awaitLine("ready"::equals);
            assertThat(run(jdk, "ps").out()).anyMatch(line -> line.matches(" *" + app.pid() + " +1.0.0 .*"));
        }
    }

    private static String loadedClasses(Path jdk, JavaProcess app) throws Exception {
        Process jcmd = new ProcessBuilder(
                        jdk.resolve("bin/jcmd").toString(), Long.toString(app.pid()), "GC.class_histogram", "-all")
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_intoAFile_isPlain(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            AgentCommand top = run(jdk, "top", Long.toString(app.pid()), "--interval", "200ms", "--count", "2");
            assertThat(top.exitCode()).as(top.toString()).isZero();
            assertThat(top.err()).isEmpty();
            assertThat(top.out())
                    .filteredOn(line -> line.startsWith("CIRCUIT "))
                    .hasSize(2);
            assertThat(top.out()).noneMatch(line -> line.contains("\u001b"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void completion_completesInBash(Path jdk) throws Exception {
        AgentCommand completion = run(jdk, "completion");
        assertThat(completion.exitCode()).isZero();
        Path script = Files.write(directory.resolve("completion.sh"), completion.out());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(breakwater li); COMP_CWORD=1; COMP_LINE='breakwater li';"
                                + " _complete_breakwater; echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("list");
    }
}
