package io.breakwater.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house: what each floor of the agent may see. Launcher and gate are in folders of their own. */
final class AgentArchitectureTest {

    private static final String ROOT = "io.breakwater.agent";
    private static final String CORE = "io.breakwater.core..";

    private static final JavaClasses ALL = imported();
    private static final JavaClasses LAUNCH = ALL.that(resideInAPackage(ROOT + ".launch"));
    private static final JavaClasses GATE = ALL.that(resideInAPackage("java.lang"));
    private static final JavaClasses MAIN = ALL.that(
            describe("are ours", type -> !LAUNCH.contain(type.getFullName()) && !GATE.contain(type.getFullName())));

    private static JavaClasses imported() {
        // Names are all that the rules ask for: without this ArchUnit reads half of the JDK.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .importPaths(
                        Path.of("target", "classes"),
                        Path.of("target", "launch-classes"),
                        Path.of("target", "gate-classes"));
    }

    private static final DescribedPredicate<JavaClass> JDK = describe(
            "are of the JDK",
            type -> type.getBaseComponentType().isPrimitive()
                    || type.getPackageName().startsWith("java.")
                    || type.getPackageName().equals("org.jspecify.annotations"));

    /** Own package, the JDK and what is named. */
    private static ArchRule floor(String name, String... packages) {
        String own = name.isEmpty() ? ROOT : ROOT + "." + name;
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(JDK.or(resideInAPackage(own))
                        .or(resideInAnyPackage(packages))
                        .as("may be seen from %s", own));
    }

    private static ArchRule only(String insider, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + insider)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    @Test
    void folders_holdWhatTheyAreFor() {
        assertThat(MAIN).hasSizeGreaterThan(40);
        assertThat(LAUNCH).hasSizeGreaterThan(2);
        assertThat(GATE)
                .extracting(JavaClass::getFullName)
                .containsExactlyInAnyOrder(
                        "java.lang.BreakwaterGate",
                        "java.lang.BreakwaterGate$Handler",
                        "java.lang.BreakwaterGate$Deferred");
    }

    /** So that a new package gets a floor of its own here. */
    @Test
    void packages_areTheKnownOnes() {
        classes()
                .should()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".log",
                        ROOT + ".adapt",
                        ROOT + ".config",
                        ROOT + ".bridge",
                        ROOT + ".classpath",
                        ROOT + ".weave",
                        ROOT + ".control",
                        ROOT + ".jmx",
                        ROOT + ".metrics",
                        ROOT + ".jconsole",
                        ROOT + ".cli")
                .check(MAIN);
    }

    @Test
    void log_seesSlf4jAndTheVocabularyOfTheEngine() {
        floor("log", "org.slf4j", "io.breakwater.core").check(MAIN);
    }

    @Test
    void config_seesTheConfigurationTypesOfTheEngine() {
        String window = "io.breakwater.core.window";
        floor(
                        "config",
                        ROOT + ".adapt",
                        "io.breakwater.core.circuit",
                        "io.breakwater.core.classify",
                        "io.breakwater.core.health",
                        "io.breakwater.core.retry",
                        window)
                .check(MAIN);
        classes()
                .that()
                .resideInAPackage(ROOT + ".config")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are no part of the windows but their size",
                        type -> !type.getPackageName().equals(window)
                                || type.getSimpleName().equals("WindowSize")))
                .check(MAIN);
    }

    @Test
    void adapt_seesTheJdkAlone() {
        floor("adapt").check(MAIN);
    }

    @Test
    void bridge_seesConfigAdaptAndTheEngine() {
        floor("bridge", ROOT + ".config", ROOT + ".adapt", CORE).check(MAIN);
    }

    @Test
    void classpath_seesTheJdkAlone() {
        floor("classpath").check(MAIN);
    }

    @Test
    void weave_seesLogConfigBridgeClasspathAndByteBuddy() {
        floor(
                        "weave",
                        ROOT + ".log",
                        ROOT + ".config",
                        ROOT + ".bridge",
                        ROOT + ".classpath",
                        ROOT + ".adapt",
                        "io.breakwater.core",
                        "io.breakwater.core.classify",
                        "io.breakwater.core.time",
                        "net.bytebuddy..")
                .check(MAIN);
    }

    @Test
    void control_seesLogConfigBridgeWeaveAndTheEngine() {
        floor("control", ROOT + ".log", ROOT + ".config", ROOT + ".bridge", ROOT + ".weave", CORE)
                .check(MAIN);
    }

    @Test
    void jmx_seesControlAndWhatThatShows() {
        floor(
                        "jmx",
                        ROOT + ".control",
                        ROOT + ".log",
                        ROOT + ".config",
                        ROOT + ".bridge",
                        ROOT + ".weave",
                        "javax.management..",
                        CORE)
                .check(MAIN);
    }

    @Test
    void metrics_seesControlAndWhatThatShows_andAloneSeesPrometheus() {
        floor(
                        "metrics",
                        ROOT + ".control",
                        ROOT + ".log",
                        ROOT + ".config",
                        ROOT + ".bridge",
                        ROOT + ".weave",
                        "io.prometheus..",
                        CORE)
                .check(MAIN);
        only("metrics", "io.prometheus..").check(ALL);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "com\\.sun\\.net\\.httpserver\\..*|io\\.prometheus\\.metrics\\.config\\.PrometheusProperties.*"
                                + "|io\\.prometheus\\.metrics\\.expositionformats\\.ExpositionFormats")
                .because("they settle what is the application's, or hear its settings: see the package")
                .check(ALL);
    }

    @Test
    void jconsole_seesTheClientsSideOfJmxAndSwing_andIsSeenByNobody() {
        floor("jconsole", ROOT + ".jmx", "javax.swing..", "javax.accessibility").check(MAIN);
        classes()
                .that()
                .resideInAPackage(ROOT + ".jconsole")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of jmx what reads another JVM's beans",
                        type -> !type.getPackageName().equals(ROOT + ".jmx")
                                || type.getSimpleName().equals("AgentLookup")
                                || type.getSimpleName().startsWith("Remote")))
                .check(MAIN);
        only("jconsole", ROOT + ".jconsole", "javax.swing..", "java.awt..").check(ALL);
    }

    /** It stands beside the launcher, and sees of the agent no more than that one. */
    @Test
    void plugin_seesTheLauncherAndJConsole() {
        JavaClasses plugin = new ClassFileImporter().importPaths(Path.of("target", "plugin-classes"));
        assertThat(plugin).isNotEmpty();
        floor("launch", "com.sun.tools.jconsole", "javax.swing..", "javax.management")
                .check(plugin);
    }

    @Test
    void cli_seesConfigBridgeClasspathWeaveJmxAndPicocli() {
        floor(
                        "cli",
                        ROOT + ".config",
                        ROOT + ".bridge",
                        ROOT + ".classpath",
                        ROOT + ".weave",
                        ROOT + ".jmx",
                        "io.breakwater.core.circuit",
                        "io.breakwater.core.classify",
                        "com.sun.tools.attach",
                        "picocli..")
                .check(MAIN);
    }

    /** It is made by name, so what runs in an application cannot load it by accident. */
    @Test
    void cli_isSeenByNobody_andAloneSeesPicocliAndTheAttachApi() {
        only("cli", "picocli..", "com.sun.tools.attach..", ROOT + ".cli").check(ALL);
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".classpath")
                .check(MAIN);
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("DryRun")
                .and()
                .resideInAPackage(ROOT + ".weave")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".classpath")
                .check(MAIN);
    }

    @Test
    void root_seesAllFloors_andLoggers() {
        floor("", ROOT + "..", CORE, "org.slf4j").check(MAIN);
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat(describe(
                        "are no part of slf4j but its Logger",
                        type -> !type.getPackageName().startsWith("org.slf4j")
                                || type.getFullName().equals("org.slf4j.Logger")))
                .check(MAIN);
    }

    @Test
    void launcherAndGate_seeTheJdkAlone_andAreSeenByNobody() {
        floor("launch").check(LAUNCH);
        classes().should().onlyDependOnClassesThat(JDK).check(GATE);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".launch")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".launch")
                .check(ALL);
    }

    @Test
    void gate_isNamedByBridgeAndWeaveAlone() {
        noClasses()
                .that(describe(
                        "are neither bridge nor weave nor the gate",
                        type -> !type.getPackageName().equals(ROOT + ".bridge")
                                && !type.getPackageName().equals(ROOT + ".weave")
                                && !type.getPackageName().equals("java.lang")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.BreakwaterGate.*")
                .check(ALL);
        noClasses()
                .that()
                .haveSimpleName("GateInstaller")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.BreakwaterGate.*")
                .check(ALL);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(MAIN);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("the root is the top")
                .check(MAIN);
    }

    @Test
    void byteBuddyManagementAndSlf4j_areSeenByTheirPackagesAlone() {
        only("weave", "net.bytebuddy..").check(ALL);
        only("jmx", "javax.management..", "java.lang.management..").check(ALL);
        noClasses()
                .that(describe(
                        "are neither the root nor log",
                        type -> !type.getPackageName().equals(ROOT)
                                && !type.getPackageName().equals(ROOT + ".log")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(ALL);
    }

    @Test
    void nobody_startsWhatIsTheApplicationsToStart() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.nio.file..", "java.util.prefs..", "java.net.http..")
                .check(ALL);
    }

    @Test
    void classThatRunsBeforeMain_usesNoRegularExpressionsAndStreams() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".config")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.regex..", "java.util.stream..")
                .because("they cost milliseconds at start-up: see the package")
                .check(MAIN);
    }

    @Test
    void nobody_printsToStdout_butTheCommandLine() {
        noClasses()
                .that()
                .doNotHaveSimpleName("BreakwaterMain")
                .should()
                .accessField(System.class, "out")
                .check(ALL);
    }

    /** But the launcher's: the annotation cannot be read by a compiler that is asked for Java 8. */
    @Test
    void everyPackage_isNullMarked() {
        for (JavaClass type : MAIN) {
            assertThat(type.getPackage().tryGetPackageInfo().isPresent()
                            && type.getPackage().isAnnotatedWith(NullMarked.class))
                    .as(type.getPackageName())
                    .isTrue();
        }
    }

    @Test
    void classes_areNamedByWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(ALL);
    }
}
