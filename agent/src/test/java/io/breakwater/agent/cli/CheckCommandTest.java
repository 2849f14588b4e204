package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.classpath.CompiledClasses;
import io.breakwater.agent.config.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {

    private static final Map<String, String> SOURCES = Map.of(
            "com/acme/CrmException.java", """
            package com.acme;
            public class CrmException extends Exception {
                public CrmException(String message, Throwable cause) { super(message, cause); }
            }
            """,
            "com/acme/Accounts.java", """
            package com.acme;
            public interface Accounts { String get(String id); }
            """,
            "com/acme/Base.java", """
            package com.acme;
            public abstract class Base { public String ping() { return "pong"; } }
            """,
            "com/acme/McpAccounts.java", """
            package com.acme;
            public class McpAccounts extends Base implements Accounts {
                public String get(String id) { return id; }
                public String get(String id, int[] ranges) throws CrmException { return id; }
                public synchronized int count() { return 1; }
                public void createAccount(String name) {}
                public static boolean isUp() { return true; }
                public native void fast();
            }
            """,
            "com/acme/RestAccounts.java", """
            package com.acme;
            public class RestAccounts implements Accounts {
                public String get(String id) { return id; }
            }
            """);

    @TempDir
    private Path directory;

    private CompiledClasses classes = new CompiledClasses(Path.of(""));

    @BeforeEach
    void compile() throws Exception {
        classes = CompiledClasses.of(directory, SOURCES);
    }

    private String config(String... lines) throws Exception {
        return Files.write(directory.resolve("agent.properties"), List.of(lines))
                .toString();
    }

    private CommandRun check(String... lines) throws Exception {
        return CommandRun.of(
                "check", config(lines), "--classpath", classes.directory().toString());
    }

    /** What stands behind the last line that tells the number of findings. */
    private static List<String> findings(CommandRun run) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        for (int i = 0; i < run.out().size(); i++) {
            if (run.out().get(i).matches("\\d+ findings?:")) {
                return run.out().subList(i + 1, run.out().size());
            }
        }
        throw new AssertionError(run.out());
    }

    @Test
    void check_withoutClassPath_checksTheFileAlone_andSaysSo() throws Exception {
        String file = config("circuit.crm.methods = com.acme.Nowhere#get");
        CommandRun run = CommandRun.of("check", file);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).hasSize(2);
        assertThat(run.out().get(0)).isEqualTo(file + ": 1 circuit, 0 fallbacks, no problems in the file");
        assertThat(run.out().get(1)).startsWith("Only the file was checked.");
    }

    @Test
    void check_problemsInTheFile_areListedAsAtTheStart() throws Exception {
        String file = config("circuit.crm.methods = com.acme.A#get", "failure-treshold = 3", "window = never");
        CommandRun run = CommandRun.of("check", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).hasSize(3);
        assertThat(run.out().get(0)).isEqualTo("2 problems in the configuration:");
        assertThat(run.out().get(1))
                .isEqualTo("  " + file + ":2: failure-treshold: unknown key - did you mean failure-threshold?");
        assertThat(CommandRun.of("check", "/no/where").out())
                .containsExactly("1 problem in the configuration:", "  /no/where: there is no such file");
    }

    @Test
    void check_goodPatterns_showsWhatIsGuardedAndHow() throws Exception {
        CommandRun run = check(
                "circuit.mcp.methods = com.acme.McpAccounts#get, com.acme.McpAccounts#c*",
                "circuit.rest.methods = com.acme.Accounts+#get(..)",
                "circuit.rest.where = 0.length in 3",
                "fallback.get.tiers = com.acme.McpAccounts#get(java.lang.String)",
                "fallback.get.value = nobody");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(String.join("\n", run.out().subList(1, run.out().size())))
                .isEqualTo("""

                circuit mcp
                  com.acme.McpAccounts#get
                    com.acme.McpAccounts#get(java.lang.String)        -> java.lang.String
                        one of 2 overloads
                    com.acme.McpAccounts#get(java.lang.String, int[]) -> java.lang.String throws com.acme.CrmException
                        one of 2 overloads; refusals are com.acme.CrmException
                  com.acme.McpAccounts#c*
                    com.acme.McpAccounts#count()                         -> int
                        synchronized: retries do not wait
                    com.acme.McpAccounts#createAccount(java.lang.String) -> void
                        a write: not repeated

                circuit rest, where 0.length in 3
                  com.acme.Accounts+#get(..)
                    com.acme.RestAccounts#get(java.lang.String) -> java.lang.String
                    not guarded: com.acme.McpAccounts#get(java.lang.String) and 1 more: guarded by circuit 'mcp', as com.acme.McpAccounts#get, which comes first

                fallback get
                  1. com.acme.McpAccounts#get(java.lang.String), circuit mcp
                  2. a fixed value

                3 patterns, 5 guarded methods; 5 classes read from 1 place of the class path, and those of Java\
                 %d
                no findings""".formatted(Runtime.version().feature()));
    }

    @Test
    void check_methodsThatAnswerLater_saysWhenTheirCallsEnd() throws Exception {
        CompiledClasses stages = CompiledClasses.of(
                Files.createDirectory(directory.resolve("stages")), Map.of("com/acme/Stages.java", """
                        package com.acme;
                        import java.util.concurrent.CompletableFuture;
                        public class Stages {
                            public static class Own extends CompletableFuture<String> {}
                            public synchronized CompletableFuture<String> get(String id) { return null; }
                            public Own own(String id) { return null; }
                            public String waiting(String id) { return id; }
                        }
                        """));
        CommandRun run = CommandRun.of(
                "check",
                config(
                        "circuit.a.methods = com.acme.Stages#*",
                        "fallback.f.tiers = com.acme.Stages#get -> com.acme.Stages#waiting"),
                "--classpath",
                stages.directory().toString());
        assertThat(run.out())
                .contains(
                        "        asynchronous: ends with its stage",
                        "        asynchronous: ends with its stage; retries and other tiers are not possible, for nobody"
                                + " else can make such a stage");
        assertThat(findings(run))
                .singleElement()
                .asString()
                .contains(
                        "its result is java.lang.String, and only a CompletionStage can answer in place of one: name a"
                                + " method that returns one");
    }

    @Test
    void check_typos_areFindingsWithSuggestions() throws Exception {
        assertThat(
                        findings(
                                check(
                                        "circuit.crm.methods = com.acme.McpAcounts#get, com.acme.mcp.RestAccounts#get,"
                                                + " com.acme.McpAccounts#gte, com.acme.McpAccounts#get(long), com.acme.Mcp*#gte, com.ame.*#get")))
                .containsExactly(
                        "  circuit.crm.methods: com.acme.McpAcounts#get: matches nothing: there is no type"
                                + " com.acme.McpAcounts on the class path - did you mean com.acme.McpAccounts?",
                        "  circuit.crm.methods: com.acme.mcp.RestAccounts#get: matches nothing: there is no type"
                                + " com.acme.mcp.RestAccounts on the class path - did you mean com.acme.RestAccounts?",
                        "  circuit.crm.methods: com.acme.McpAccounts#gte: matches nothing: the type has a body for"
                                + " [get(java.lang.String), get(java.lang.String, int[]), count(),"
                                + " createAccount(java.lang.String), isUp()] - did you mean get?",
                        "  circuit.crm.methods: com.acme.McpAccounts#get(long): matches nothing: the type has a body for"
                                + " [get(java.lang.String), get(java.lang.String, int[]), count(),"
                                + " createAccount(java.lang.String), isUp()]",
                        "  circuit.crm.methods: com.acme.Mcp*#gte: matches nothing: the one type of that name has no such"
                                + " method with a body - did you mean get?",
                        "  circuit.crm.methods: com.ame.*#get: matches nothing: no type on the class path is named like"
                                + " that");
    }

    @Test
    void check_methodsWithoutABody_areFindingsThatSayWhatToName() throws Exception {
        assertThat(findings(check("circuit.crm.methods = com.acme.Accounts#get, com.acme.McpAccounts#fast,"
                        + " com.acme.McpAccounts#ping")))
                .containsExactly(
                        "  circuit.crm.methods: com.acme.Accounts#get: matches nothing:"
                                + " com.acme.Accounts#get(java.lang.String) is abstract, and cannot be woven: name the"
                                + " class that has its body, or write com.acme.Accounts+#get",
                        "  circuit.crm.methods: com.acme.McpAccounts#fast: matches nothing: com.acme.McpAccounts#fast()"
                                + " is native, and cannot be woven: name a method that calls it",
                        "  circuit.crm.methods: com.acme.McpAccounts#ping: matches nothing: the type has a body for"
                                + " [get(java.lang.String), get(java.lang.String, int[]), count(),"
                                + " createAccount(java.lang.String), isUp()]. It inherits the method from com.acme.Base:"
                                + " name com.acme.Base#ping");
    }

    @Test
    void check_patternsThatOthersLeaveNothing_areFindings() throws Exception {
        assertThat(findings(check(
                        "circuit.a.methods = com.acme.RestAccounts#get, !com.acme.Mcp*#count, com.acme.McpAccounts#count",
                        "circuit.b.methods = com.acme.RestAccounts#*")))
                .containsExactly(
                        "  circuit.a.methods: com.acme.McpAccounts#count: guards nothing: all that it means is excluded",
                        "  circuit.b.methods: com.acme.RestAccounts#*: guards nothing: other circuits come first");
    }

    @Test
    void check_rejectionThatCannotBe_isOneFindingForAPattern() throws Exception {
        List<String> findings = findings(check(
                "rejection = com.acme.CrmException",
                "circuit.a.methods = com.acme.McpAccounts#get",
                "circuit.b.methods = com.acme.*Accounts#*"));
        assertThat(findings)
                .containsExactly(
                        "  circuit.a.rejection: refusals of com.acme.McpAccounts#get(java.lang.String) would be"
                                + " CircuitOpenException: the method does not declare com.acme.CrmException",
                        "  circuit.b.rejection: refusals of com.acme.McpAccounts#count() would be CircuitOpenException:"
                                + " the method does not declare com.acme.CrmException; the same for 3 more");
    }

    @Test
    void check_tiersThatCanNeverAnswer_areFindings() throws Exception {
        CommandRun run = check(
                "circuit.mcp.methods = com.acme.McpAccounts#*",
                "fallback.f.tiers = com.acme.McpAccounts#get(java.lang.String) -> com.acme.McpAccounts#count()");
        assertThat(findings(run))
                .singleElement()
                .asString()
                .startsWith("  fallback.f.tiers: tier 2, com.acme.McpAccounts#count: ");
    }

    @Test
    void check_tiersAndProbesThatAreNotThere_areFindings() throws Exception {
        assertThat(findings(check(
                        "circuit.a.methods = com.acme.McpAccounts#get, com.acme.Accounts+#get",
                        "circuit.a.health.probe = com.acme.McpAccounts#isUpp",
                        "fallback.f.tiers = com.acme.McpAccounts#get(long) -> com.acme.Gone#get")))
                .satisfiesExactly(
                        probe -> assertThat(probe)
                                .startsWith("  circuit.a.health.probe: com.acme.McpAccounts#isUpp: the type has")
                                .endsWith("- did you mean isUp?"),
                        tier -> assertThat(tier)
                                .startsWith("  fallback.f.tiers: com.acme.McpAccounts#get(long): the type has a body"),
                        tier -> assertThat(tier)
                                .startsWith("  fallback.f.tiers: com.acme.Gone#get: there is no type com.acme.Gone"));
    }

    @Test
    void check_manyMethods_showsTheFirstUnlessAllAreWanted() throws Exception {
        StringBuilder source = new StringBuilder("package com.acme; public class Wide {");
        for (int i = 0; i < 25; i++) {
            source.append(" void m").append(i).append("() {}");
        }
        CompiledClasses wide =
                CompiledClasses.of(directory.resolve("wide"), Map.of("com/acme/Wide.java", source + "}"));
        String file = config("circuit.a.methods = com.acme.Wide#m*");
        String classPath = wide.directory().toString();
        assertThat(CommandRun.of("check", file, "-cp", classPath).out())
                .contains("    ... and 5 more; --all shows them");
        assertThat(CommandRun.of("check", file, "-cp", classPath, "--all").out())
                .noneMatch(line -> line.contains("more"))
                .anyMatch(line -> line.contains("m24()"));
    }

    @Test
    void check_classesOfTheJdk_areThoseOfTheRunningOne() throws Exception {
        CommandRun run = check("circuit.http.methods = java.net.http.HttpClient+#send");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).anyMatch(line -> line.contains("jdk.internal.net.http.HttpClientImpl#send("));
    }

    @Test
    void check_classPathThatIsNotThere_isAFinding() throws Exception {
        String file = config("circuit.a.methods = com.acme.McpAccounts#get");
        assertThat(findings(CommandRun.of("check", file, "--classpath", "/no/where")))
                .hasSize(2)
                .first()
                .isEqualTo("  --classpath: /no/where: there is no such file or directory");
    }

    @Test
    void check_classPathInAFile_isReadFromThere() throws Exception {
        String file = config("circuit.a.methods = com.acme.McpAccounts#get");
        Path list = Files.writeString(
                directory.resolve("cp.txt"), classes.directory().toString());
        assertThat(CommandRun.of("check", file, "--classpath", "@" + list).exitCode())
                .isZero();
    }

    @Test
    void check_preset_isPrintedAsItIs() {
        for (String name : Presets.names()) {
            CommandRun run = CommandRun.of("check", "--preset", name);
            assertThat(run)
                    .isEqualTo(new CommandRun(0, Presets.text(name).lines().toList(), List.of()));
        }
    }

    @Test
    void check_presetWithoutANameOrUnknown_listsThemAll() {
        CommandRun all = CommandRun.of("check", "--preset");
        assertThat(all.exitCode()).isZero();
        assertThat(all.err()).isEmpty();
        assertThat(all.out().subList(1, all.out().size()))
                .extracting(String::strip)
                .isEqualTo(Presets.names());

        CommandRun unknown = CommandRun.of("check", "--preset", "zoho-crm");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err())
                .containsExactly(
                        "breakwater: there is no preset 'zoho-crm'; there are " + String.join(", ", Presets.names()));
        assertThat(CommandRun.of("check", "--preset", "zoho-crm-sdc").err())
                .singleElement()
                .asString()
                .contains(" - did you mean zoho-crm-sdk?; there are ");
    }

    @Test
    void check_withoutAFile_isWrongUsage() {
        CommandRun run = CommandRun.of("check");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().get(0)).isEqualTo("breakwater: Missing required parameter: 'FILE'");
    }

    @Test
    void check_returns_narrowsWildcardsDown() throws Exception {
        CommandRun run =
                check("circuit.mcp.methods = com.acme.Mcp*#*, com.acme.RestAccounts#get", "circuit.mcp.returns = int");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .filteredOn(line -> line.contains(" -> "))
                .extracting(line -> line.strip().replaceAll(" +", " "))
                .containsExactly(
                        "com.acme.McpAccounts#count() -> int",
                        "com.acme.RestAccounts#get(java.lang.String) -> java.lang.String");

        assertThat(findings(check("circuit.mcp.methods = com.acme.Mcp*#*", "circuit.mcp.returns = long")))
                .containsExactly(
                        "  circuit.mcp.methods: com.acme.Mcp*#*: guards nothing: no method that it means is public"
                                + " and returns [long]");
    }

    /** Nobody has all that a preset names. */
    @Test
    void check_patternsOfAPreset_needNotAllMeanSomething() throws Exception {
        classes = CompiledClasses.of(
                directory.resolve("spring"), Map.of("org/springframework/web/client/RestTemplate.java", """
                        package org.springframework.web.client;
                        public class RestTemplate {
                            protected Object doExecute(java.net.URI url) { return url; }
                        }
                        """));
        String[] circuit = {"circuit.rest.preset = spring-rest", "circuit.rest.where = 0.host in a"};
        CommandRun run = check(circuit);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .filteredOn(line -> line.contains("of the preset; the application has none of it"))
                .hasSize(2);

        classes = CompiledClasses.of(directory.resolve("none"), Map.of("A.java", "class A {}"));
        assertThat(findings(check(circuit))).hasSize(3);
    }
}
