package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.breakwater.it.app.manners.ThreadLook;
import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.harness.SabotagedJar;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever breaks in the agent, and wherever: the application does what it does without the agent, or with a sound one, and
 * somebody can see that something broke. Each row of the table is a copy of the jar in which one method throws.
 */
@Timeout(90)
class FaultInjectionIT {

    private static final String AGENT = "io.breakwater.agent.";
    private static final Class<? extends Throwable> EXCEPTION = IllegalStateException.class;
    private static final Class<? extends Throwable> LINKAGE = LinkageError.class;
    private static final Class<? extends Throwable> OVERFLOW = StackOverflowError.class;
    private static final List<Class<? extends Throwable>> ALL_KINDS = List.of(EXCEPTION, LINKAGE, OVERFLOW);

    private static final String SUPPRESSED = "WARN an error inside the agent was suppressed";

    private static final String OFF =
            "\\[breakwater] off: it could not start \\(.*\\); the application runs unprotected";

    private static final String GUARDED = """
            retry.base-delay = 1ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            """;
    /** The first failure opens the circuit. */
    private static final String OPENS = GUARDED + "failure-threshold = 1\nretry.max-attempts = 1\n";

    private static final String TIMED = GUARDED + "retry.max-duration = 10s\n";
    private static final String CONDITIONAL = GUARDED + "circuit.crm.where = 0.length in 1\n";
    private static final String PROBED = GUARDED + "circuit.crm.health.probe = tcp://127.0.0.1:9\n";
    private static final String IN_TWO_TIERS = """
            failure-threshold = 1
            retry.max-attempts = 1
            writes = none
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.other.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            fallback.f.tiers = io.breakwater.it.app.small.FlakyAccounts#getAccount(java.lang.String) \
                -> io.breakwater.it.app.small.FlakyAccounts#createAccount(java.lang.String)
            """;

    /** Commands, and what the application answers to each. */
    private static final List<String> WELL = List.of("get", "account 7");

    private static final List<String> FAILURE = List.of("fail 1", "fail 1", "get", "ISE: 503 for get 7");
    private static final List<String> AS_WITHOUT =
            List.of("fail 1", "fail 1", "get", "ISE: 503 for get 7", "get", "account 7", "create", "created acme");
    private static final List<String> RETRIED = List.of("fail 1", "fail 1", "get", "account 7");
    private static final List<String> ANSWERED_ELSEWHERE =
            List.of("fail 1", "fail 1", "get", "created 7", "get", "account 7");

    @TempDir
    private Path directory;

    /** Where it shows that something broke. */
    private enum Evidence {
        /** The agent says that it stays out, and has left nothing behind. */
        OFF,
        /** {@code WeaveFailures}. */
        WEAVE_FAILURES,
        /** {@code SuppressedErrors}. */
        SUPPRESSED_ERRORS,
        /** The same, and more than the one of the failure that is rehearsed when the first class is woven. */
        MORE_SUPPRESSED_ERRORS,
        /** A line in the log. */
        LOG,
        /** The pattern is among those that have matched nothing: the JVM itself keeps such an error to itself. */
        UNMATCHED,
        /** Nowhere: what would tell is what is broken. */
        NOWHERE
    }

    /** What is done to the agent after the application's calls. */
    private enum Then {
        NOTHING,
        FILE_CHANGES,
        MBEAN_SERVER_IS_MADE,
        UNINSTALL
    }

    /** One row. */
    private record Row(
            List<SabotagedJar.Fault> faults, String config, List<String> script, Then then, Evidence evidence) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (SabotagedJar.Fault fault : faults) {
                text.append(text.isEmpty() ? "" : " + ")
                        .append(fault.type().substring(fault.type().lastIndexOf('.') + 1))
                        .append('.')
                        .append(fault.method())
                        .append(' ')
                        .append(fault.error().getSimpleName());
            }
            return text.toString();
        }
    }

    private static SabotagedJar.Fault fault(String type, String method, Class<? extends Throwable> error) {
        return new SabotagedJar.Fault(
                type.startsWith("java.") || type.startsWith("io.") ? type : AGENT + type, method, error);
    }

    private static Row row(
            String type,
            String method,
            Class<? extends Throwable> error,
            String config,
            List<String> script,
            Evidence evidence) {
        return new Row(List.of(fault(type, method, error)), config, script, Then.NOTHING, evidence);
    }

    private static Row row(
            String type,
            String method,
            Class<? extends Throwable> error,
            String config,
            List<String> script,
            Then then,
            Evidence evidence) {
        return new Row(List.of(fault(type, method, error)), config, script, then, evidence);
    }

    private static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        beforeMain(rows);
        weaving(rows);
        insideOfCalls(rows);
        inTheBackground(rows);
        return rows;
    }

    private static void beforeMain(List<Row> rows) {
        rows.add(row("launch.AgentClassLoader", "findClass", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("AgentRuntime", "<init>", LINKAGE, GUARDED, AS_WITHOUT, Evidence.OFF));
        for (Class<? extends Throwable> error : ALL_KINDS) {
            rows.add(row("config.ConfigLoader", "load", error, GUARDED, AS_WITHOUT, Evidence.OFF));
            rows.add(row("LiveAgent", "start", error, GUARDED, AS_WITHOUT, Evidence.OFF));
        }
        rows.add(row("AgentRuntime", "banner", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("log.AgentLog", "configure", LINKAGE, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("jmx.JmxWatcher", "start", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("LiveAgent", "watchFile", LINKAGE, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("LastWords", "arrange", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("weave.Weaving", "start", OVERFLOW, GUARDED, AS_WITHOUT, Evidence.OFF));
        rows.add(row("weave.Weaving", "change", LINKAGE, GUARDED, AS_WITHOUT, Evidence.OFF));
    }

    private static void weaving(List<Row> rows) {
        rows.add(row("weave.WeavingTransformer", "transform", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.UNMATCHED));
        for (Class<? extends Throwable> error : ALL_KINDS) {
            rows.add(row("weave.ByteBuddyWeaver", "weave", error, GUARDED, AS_WITHOUT, Evidence.WEAVE_FAILURES));
        }
        rows.add(row("bridge.GateInstaller", "install", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.WEAVE_FAILURES));
        rows.add(row("bridge.GateHandler", "<init>", LINKAGE, GUARDED, AS_WITHOUT, Evidence.WEAVE_FAILURES));
        rows.add(row("bridge.SiteTable", "register", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.WEAVE_FAILURES));
        rows.add(row("bridge.HealthChecks", "woven", LINKAGE, PROBED, AS_WITHOUT, Evidence.WEAVE_FAILURES));
    }

    private static void insideOfCalls(List<Row> rows) {
        for (Class<? extends Throwable> error : ALL_KINDS) {
            rows.add(row("bridge.GateHandler", "enter", error, GUARDED, AS_WITHOUT, Evidence.SUPPRESSED_ERRORS));
            rows.add(row("bridge.GateHandler", "succeeded", error, GUARDED, WELL, Evidence.SUPPRESSED_ERRORS));
            rows.add(row("bridge.GateHandler", "failed", error, GUARDED, FAILURE, Evidence.SUPPRESSED_ERRORS));
            rows.add(row("bridge.GateHandler", "refused", error, OPENS, AS_WITHOUT, Evidence.SUPPRESSED_ERRORS));
        }
        rows.add(row("bridge.GateHandler", "start", EXCEPTION, TIMED, WELL, Evidence.SUPPRESSED_ERRORS));
        rows.add(row("bridge.GateHandler", "enterIf", LINKAGE, CONDITIONAL, AS_WITHOUT, Evidence.SUPPRESSED_ERRORS));
        rows.add(row(
                "bridge.GateHandler",
                "fallBack",
                LINKAGE,
                IN_TWO_TIERS,
                ANSWERED_ELSEWHERE,
                Evidence.SUPPRESSED_ERRORS));
        rows.add(row("bridge.GateHandler", "constructed", OVERFLOW, IN_TWO_TIERS, WELL, Evidence.SUPPRESSED_ERRORS));
        rows.add(row("java.lang.BreakwaterGate", "enter", EXCEPTION, GUARDED, AS_WITHOUT, Evidence.SUPPRESSED_ERRORS));
        rows.add(row("java.lang.BreakwaterGate", "succeeded", LINKAGE, GUARDED, WELL, Evidence.SUPPRESSED_ERRORS));
        rows.add(row(
                "io.breakwater.core.circuit.Circuit",
                "enter",
                LINKAGE,
                GUARDED,
                AS_WITHOUT,
                Evidence.MORE_SUPPRESSED_ERRORS));
        rows.add(row(
                "io.breakwater.core.guard.Guard",
                "failed",
                LINKAGE,
                GUARDED,
                FAILURE,
                Evidence.MORE_SUPPRESSED_ERRORS));
        rows.add(row(
                "io.breakwater.core.Failures", "describe", LINKAGE, GUARDED, FAILURE, Evidence.MORE_SUPPRESSED_ERRORS));
    }

    private static void inTheBackground(List<Row> rows) {
        for (Class<? extends Throwable> error : ALL_KINDS) {
            rows.add(row("TransitionLog", "onTransition", error, OPENS, FAILURE, Evidence.SUPPRESSED_ERRORS));
        }
        rows.add(row("log.AgentLog", "logger", LINKAGE, OPENS, FAILURE, Evidence.SUPPRESSED_ERRORS));
        rows.add(new Row(
                List.of(fault("log.AgentLog", "logger", EXCEPTION), fault("bridge.GateHandler", "enter", EXCEPTION)),
                GUARDED,
                AS_WITHOUT,
                Then.NOTHING,
                Evidence.SUPPRESSED_ERRORS));
        rows.add(new Row(
                List.of(
                        fault("log.SuppressedErrors", "accept", EXCEPTION),
                        fault("bridge.GateHandler", "enter", EXCEPTION)),
                GUARDED,
                AS_WITHOUT,
                Then.NOTHING,
                Evidence.NOWHERE));
        rows.add(row("ConfigWatch", "run", LINKAGE, GUARDED, RETRIED, Evidence.SUPPRESSED_ERRORS));
        rows.add(row("LiveAgent", "reload", OVERFLOW, GUARDED, RETRIED, Then.FILE_CHANGES, Evidence.SUPPRESSED_ERRORS));
        rows.add(row("LiveAgent", "apply", LINKAGE, GUARDED, RETRIED, Then.FILE_CHANGES, Evidence.SUPPRESSED_ERRORS));
        rows.add(row("LastWords", "run", EXCEPTION, GUARDED, RETRIED, Evidence.LOG));
        for (Class<? extends Throwable> error : List.of(EXCEPTION, LINKAGE)) {
            rows.add(row("jmx.Beans", "register", error, GUARDED, RETRIED, Then.MBEAN_SERVER_IS_MADE, Evidence.LOG));
            rows.add(row("weave.Weaving", "stop", error, GUARDED, RETRIED, Then.UNINSTALL, Evidence.LOG));
        }
        rows.add(row("jmx.JmxWatcher", "run", LINKAGE, GUARDED, RETRIED, Evidence.LOG));
        rows.add(row("jmx.Beans", "unregisterAll", LINKAGE, GUARDED, RETRIED, Then.UNINSTALL, Evidence.LOG));
        rows.add(row("bridge.HealthChecks", "close", EXCEPTION, GUARDED, RETRIED, Then.UNINSTALL, Evidence.LOG));
        rows.add(row("ConfigWatch", "stop", LINKAGE, GUARDED, RETRIED, Then.UNINSTALL, Evidence.LOG));
        rows.add(row("LastWords", "cancel", EXCEPTION, GUARDED, RETRIED, Then.UNINSTALL, Evidence.LOG));
    }

    /** All rows on the newest JDK; on the others one kind of error for each method. */
    static Stream<Arguments> rows() {
        Path newest = Jdks.all().get(Jdks.all().size() - 1);
        List<Arguments> all = new ArrayList<>();
        for (Path jdk : Jdks.all()) {
            List<String> covered = new ArrayList<>();
            for (Row row : table()) {
                String methods = row.faults().stream()
                        .map(fault -> fault.type() + "#" + fault.method())
                        .toList()
                        .toString();
                if (jdk.equals(newest) || !covered.contains(methods)) {
                    covered.add(methods);
                    all.add(Arguments.of(jdk, row));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fault_inTheAgent_isSeen_andTheApplicationGoesOn(Path jdk, Row row) throws Exception {
        Path jar = SabotagedJar.with(directory, row.faults());
        Path config = Guarded.config(directory, row.config());
        try (JavaProcess app = Guarded.startWith(jar, jdk, config, CommandedCalls.class.getName())) {
            List<String> expected = calls(app, row.script());
            then(app, row.then(), config);
            assertSeen(app, row);
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            if (row.evidence() == Evidence.LOG) {
                assertThat(app.err()).as(app.transcript()).anyMatch(line -> line.contains(SUPPRESSED));
            }
            assertThat(app.out()).as(app.transcript()).startsWith(expected.toArray(new String[0]));
            assertThat(app.out()).as(app.transcript()).hasSize(expected.size() + 1);
            assertThat(app.out()).last().asString().startsWith("reached ");
            assertThat(app.err())
                    .as("nothing but the agent's own words; " + app.transcript())
                    .allMatch(line -> line.startsWith("[breakwater] ") || line.startsWith("\tat "));
        }
    }

    /** What was started before the fault is stopped again. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void start_thatFails_leavesNoThread(Path jdk) throws Exception {
        Path jar = SabotagedJar.with(directory, List.of(fault("weave.Weaving", "start", LINKAGE)));
        Path config = Guarded.config(directory, PROBED);
        try (JavaProcess app = Guarded.startWith(jar, jdk, config, ThreadLook.class.getName())) {
            app.command("call");
            Eventually.holds(() -> {
                int from = app.position();
                app.command("look");
                return app.out().stream().skip(from).noneMatch(line -> line.startsWith("breakwater"));
            });
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).singleElement().asString().matches(OFF);
        }
    }

    private static List<String> calls(JavaProcess app, List<String> script) throws InterruptedException {
        app.awaitLine("ready"::equals);
        List<String> expected = new ArrayList<>(List.of("ready"));
        for (int i = 0; i < script.size(); i += 2) {
            String answer = script.get(i + 1).replace("ISE", "java.lang.IllegalStateException");
            assertThat(app.command(script.get(i))).as(app.transcript()).isEqualTo("OK " + answer);
            expected.add("OK " + answer);
        }
        return expected;
    }

    private static void then(JavaProcess app, Then then, Path config) throws Exception {
        switch (then) {
            case NOTHING -> {}
            case FILE_CHANGES -> Files.writeString(config, "retry.max-attempts = 2\n" + Files.readString(config));
            case MBEAN_SERVER_IS_MADE -> {
                VirtualMachine machine = VirtualMachine.attach(String.valueOf(app.pid()));
                machine.startLocalManagementAgent();
                machine.detach();
            }
            case UNINSTALL -> {
                try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                    jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "uninstall", null, null);
                }
            }
        }
    }

    private static void assertSeen(JavaProcess app, Row row) throws Exception {
        switch (row.evidence()) {
            case OFF -> app.awaitErrorLine(line -> line.matches(OFF));
            case LOG -> {
                if (row.then() == Then.MBEAN_SERVER_IS_MADE) {
                    app.awaitErrorLine(
                            line -> line.contains(SUPPRESSED)); // in its own time; else it is there, or at the end
                }
            }
            case NOWHERE -> Guarded.assertBannerAlone(app);
            default -> {
                try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                    Eventually.holds(() -> isSeen(jmx, row.evidence()));
                }
            }
        }
    }

    private static boolean isSeen(CircuitWatch jmx, Evidence evidence) throws JMException, IOException {
        return switch (evidence) {
            case WEAVE_FAILURES ->
                ((String[]) jmx.agent("WeaveFailures")).length > 0 && (long) jmx.agent("SuppressedErrors") > 0;
            case UNMATCHED -> ((String[]) jmx.agent("UnmatchedPatterns")).length > 0;
            case MORE_SUPPRESSED_ERRORS -> (long) jmx.agent("SuppressedErrors") > 1;
            default -> (long) jmx.agent("SuppressedErrors") > 0;
        };
    }
}
