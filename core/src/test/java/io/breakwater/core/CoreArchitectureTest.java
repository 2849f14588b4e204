package io.breakwater.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The house: what each floor of core may see. */
@AnalyzeClasses(packages = "io.breakwater.core", importOptions = ImportOption.DoNotIncludeTests.class)
final class CoreArchitectureTest {

    private static final String ROOT = "io.breakwater.core";

    private static final Set<String> JAVA_BASE_PACKAGES =
            Object.class.getModule().getPackages();

    /** The exported API of java.base: not java.logging, not java.management, no internals. */
    private static final DescribedPredicate<JavaClass> JAVA_BASE = describe(
            "are part of the API of java.base",
            type -> type.getBaseComponentType().isPrimitive()
                    || (type.getPackageName().startsWith("java.")
                            && JAVA_BASE_PACKAGES.contains(type.getPackageName())));

    private static final DescribedPredicate<JavaClass> OUTSIDE =
            JAVA_BASE.or(resideInAPackage("org.jspecify.annotations"));

    private static final DescribedPredicate<JavaClass> VOCABULARY =
            OUTSIDE.or(resideInAPackage(ROOT)).or(resideInAPackage(ROOT + ".time"));

    private static ArchRule floor(String name, DescribedPredicate<JavaClass> floorsBelow) {
        String own = name.isEmpty() ? ROOT : ROOT + "." + name;
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(floorsBelow.or(resideInAPackage(own)).as("may be seen from %s", own));
    }

    @ArchTest
    static final ArchRule core_seesNothing_butJavaBaseAndJspecify =
            classes().should().onlyDependOnClassesThat(OUTSIDE.or(resideInAPackage(ROOT + "..")));

    @ArchTest
    static final ArchRule time_seesNothingOfOurs = floor("time", OUTSIDE);

    @ArchTest
    static final ArchRule root_seesTimeAlone = floor("", VOCABULARY);

    @ArchTest
    static final ArchRule window_seesNothingOfOurs = floor("window", OUTSIDE);

    @ArchTest
    static final ArchRule circuit_seesRootTimeAndWindow =
            floor("circuit", VOCABULARY.or(resideInAPackage(ROOT + ".window")));

    @ArchTest
    static final ArchRule health_seesRootAndTime = floor("health", VOCABULARY);

    @ArchTest
    static final ArchRule retry_seesRootAndTime = floor("retry", VOCABULARY);

    @ArchTest
    static final ArchRule fallback_seesRootAndTime = floor("fallback", VOCABULARY);

    @ArchTest
    static final ArchRule classify_seesRootAndTime = floor("classify", VOCABULARY);

    /** So that a new package gets a floor of its own here. */
    @ArchTest
    static final ArchRule packages_areTheKnownOnes = classes()
            .should()
            .resideInAnyPackage(
                    ROOT,
                    ROOT + ".time",
                    ROOT + ".window",
                    ROOT + ".circuit",
                    ROOT + ".retry",
                    ROOT + ".health",
                    ROOT + ".fallback",
                    ROOT + ".classify",
                    ROOT + ".guard");

    @ArchTest
    static final ArchRule guard_isTheTop = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".guard")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".guard");

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("io.breakwater.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classes_neverTouch_whatAnAgentMustNotStart = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "java.nio.file..", "javax.management..");

    @ArchTest
    static final ArchRule connections_areOpenedByHealthAlone = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".health")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..");

    @ArchTest
    static final ArchRule classes_areNamedByWhatTheyAre = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    static final ArchRule time_isReadThroughTheClock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".time")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");
}
