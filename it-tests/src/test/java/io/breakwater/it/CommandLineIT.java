package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.harness.AgentCommand;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line of the packaged jar, in JVMs of its own. */
@Timeout(120)
class CommandLineIT {

    private static final String GOOD = """
            retry.max-attempts = 2
            retry.base-delay = 1ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            """;

    @TempDir
    private Path directory;

    private AgentCommand run(Path jdk, String... words) throws Exception {
        return AgentCommand.run(jdk, directory, words);
    }

    private static Path classes() throws Exception {
        return Path.of(CommandedCalls.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void versionAndHelp_printTheirOwnOutputAlone(Path jdk) throws Exception {
        assertThat(run(jdk, "version")).isEqualTo(new AgentCommand(0, List.of("breakwater 1.0.0"), List.of()));
        // Where the agent reaches all JVMs, it stays out of this one.
        List<String> agent = List.of("-javaagent:" + Guarded.agentJar() + "=/no/where");
        assertThat(AgentCommand.run(jdk, directory, agent, "version")).isEqualTo(run(jdk, "version"));
        AgentCommand help = run(jdk, "help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).anyMatch(line -> line.strip().startsWith("check "));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void unknownCommand_endsWithUsage(Path jdk) throws Exception {
        AgentCommand unknown = run(jdk, "lst");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err().get(0)).startsWith("breakwater: unknown command 'lst'");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void agent_inAnApplication_loadsNothingOfTheCommandLine(Path jdk) throws Exception {
        Path loaded = directory.resolve("loaded.txt");
        Path config = Guarded.config(directory, GOOD);
        List<String> options = List.of("-Xlog:class+load:file=" + loaded);
        try (JavaProcess app = Guarded.start(jdk, config, options, CommandedCalls.class.getName())) {
            assertThat(app.command("get")).isEqualTo("OK account 7");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("io.breakwater.agent.AgentRuntime"))
                .noneMatch(line -> line.contains("picocli.")
                        || line.contains("io.breakwater.agent.cli.")
                        || line.contains("io.breakwater.agent.classpath.")
                        || line.contains("com.sun.tools.attach."));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void check_goodAndBadConfigurations_tellWhatWouldBeGuarded(Path jdk) throws Exception {
        String config = Guarded.config(directory, GOOD).toString();
        AgentCommand good = run(jdk, "check", config, "--classpath", classes().toString());
        assertThat(good.exitCode()).as(good.toString()).isZero();
        assertThat(good.err()).isEmpty();
        assertThat(good.out())
                .contains(
                        "    io.breakwater.it.app.small.FlakyAccounts#getAccount(java.lang.String) -> java.lang.String")
                .endsWith("no findings");

        Guarded.config(directory, GOOD.replace("FlakyAccounts", "FlakyAcounts"));
        AgentCommand typo = run(jdk, "check", config, "--classpath", classes().toString());
        assertThat(typo.exitCode()).as(typo.toString()).isEqualTo(1);
        assertThat(typo.err()).isEmpty();
        assertThat(typo.out().get(typo.out().size() - 1))
                .endsWith("did you mean io.breakwater.it.app.small.FlakyAccounts?");

        Guarded.config(directory, GOOD + "failure-treshold = 1\n");
        AgentCommand bad = run(jdk, "check", config);
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out().get(0)).isEqualTo("1 problem in the configuration:");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void check_preset_isPrintedOrFoundToBeNone(Path jdk) throws Exception {
        AgentCommand all = run(jdk, "check", "--preset");
        assertThat(all.exitCode()).as(all.toString()).isZero();
        assertThat(all.out()).hasSizeGreaterThan(6);
        for (String line : all.out().subList(1, all.out().size())) {
            AgentCommand one = run(jdk, "check", "--preset", line.strip());
            assertThat(one.exitCode()).as(one.toString()).isZero();
            assertThat(one.err()).isEmpty();
            assertThat(one.out().get(0)).startsWith("# ");
            assertThat(one.out()).anyMatch(text -> text.startsWith("methods = "));
        }
        AgentCommand none = run(jdk, "check", "--preset", "okhtp");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).singleElement().asString().contains("did you mean okhttp?");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attachAndDetach_runningApplication_isGuardedMeanwhile(Path jdk) throws Exception {
        Path config = Guarded.config(directory, GOOD);
        try (JavaProcess app =
                JavaProcess.start(jdk, CommandedCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            String pid = Long.toString(app.pid());
            app.command("fail 1");
            assertThat(app.command("get")).contains("503");

            AgentCommand none = run(jdk, "detach", pid);
            assertThat(none.exitCode()).as(none.toString()).isEqualTo(1);
            assertThat(none.out()).singleElement().asString().startsWith("There is no agent in JVM " + pid);

            AgentCommand attach = run(jdk, "attach", pid, "agent.properties");
            assertThat(attach.exitCode()).as(attach + app.transcript()).isZero();
            assertThat(attach.err()).isEmpty();
            assertThat(attach.out().get(0))
                    .isEqualTo("breakwater 1.0.0 is active in JVM " + pid + ", configured by " + config);
            assertThat(attach.out()).anyMatch(line -> line.strip().startsWith("crm "));
            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");

            AgentCommand again = run(jdk, "attach", pid, "agent.properties");
            assertThat(again.exitCode()).as(again.toString()).isEqualTo(1);
            assertThat(again.out().get(0)).contains("was already active", "nothing has changed");

            AgentCommand detach = run(jdk, "detach", pid);
            assertThat(detach.exitCode()).as(detach.toString()).isZero();
            assertThat(detach.out()).singleElement().asString().startsWith("breakwater 1.0.0 is out of JVM " + pid);
            app.command("fail 1");
            assertThat(app.command("get")).contains("503");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attach_agentStaysOut_saysWhy(Path jdk) throws Exception {
        Guarded.config(directory, GOOD + "failure-treshold = 1\n");
        try (JavaProcess app =
                JavaProcess.start(jdk, CommandedCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            app.awaitLine(line -> line.equals("ready"));
            AgentCommand attach = run(jdk, "attach", Long.toString(app.pid()), "agent.properties");
            assertThat(attach.exitCode()).as(attach.toString()).isEqualTo(1);
            assertThat(attach.out().get(0)).startsWith("The agent is not active in JVM " + app.pid());
            assertThat(attach.out().get(2)).endsWith("failure-treshold: unknown key - did you mean failure-threshold?");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attach_jvmThatCannotBeReached_endsWithThree(Path jdk) throws Exception {
        String dead;
        try (JavaProcess app = JavaProcess.start(
                jdk, CommandedCalls.class.getName(), List.of("-XX:+DisableAttachMechanism"), List.of())) {
            app.awaitLine(line -> line.equals("ready"));
            dead = Long.toString(app.pid());
            AgentCommand refused = run(jdk, "attach", dead);
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(3);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).singleElement().asString().contains("-XX:+DisableAttachMechanism");
            assertThat(app.command("get")).as("it lives").isEqualTo("OK account 7");
            app.kill();
        }
        AgentCommand gone = run(jdk, "attach", dead);
        assertThat(gone).isEqualTo(new AgentCommand(3, List.of(), List.of("breakwater: there is no process " + dead)));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attach_jvmThatTakesNoAgents_endsWithThree(Path jdk) throws Exception {
        try (JavaProcess app = JavaProcess.start(
                jdk,
                CommandedCalls.class.getName(),
                List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-EnableDynamicAgentLoading"),
                List.of())) {
            app.awaitLine(line -> line.equals("ready"));
            AgentCommand refused = run(jdk, "attach", Long.toString(app.pid()));
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(3);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).singleElement().asString().contains("-XX:+EnableDynamicAgentLoading");
        }
    }

    /** What attaching sends would end it. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attach_processThatIsNoJvm_leavesItAlone(Path jdk) throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            AgentCommand refused = run(jdk, "attach", Long.toString(sleeper.pid()));
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(3);
            assertThat(refused.err()).singleElement().asString().contains("is no JVM");
            assertThat(sleeper.isAlive()).isTrue();
        } finally {
            sleeper.destroyForcibly();
        }
    }
}
