package io.breakwater.agent.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathTest {

    @TempDir
    private Path directory;

    private CompiledClasses classes = new CompiledClasses(Path.of(""));

    @BeforeEach
    void compile() throws Exception {
        classes = CompiledClasses.of(
                directory,
                Map.of("com/acme/Client.java", "package com.acme; public class Client { interface Nested {} }"));
    }

    private Path jar(String name, String prefix) throws Exception {
        return CompiledClasses.jar(directory.resolve(name), Map.of(), classes.files(prefix));
    }

    private static void assertHasClient(String text) throws Exception {
        try (ClassPath classPath = ClassPath.of(text)) {
            assertThat(classPath.problems()).isEmpty();
            assertThat(classPath.names()).contains("com.acme.Client", "com.acme.Client$Nested");
            assertThat(classPath.read("com.acme.Client")).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
            assertThat(classPath.read("com.acme.Missing")).isNull();
        }
    }

    @Test
    void of_directoryAndJar_hasTheirClasses() throws Exception {
        assertHasClient(classes.directory().toString());
        assertHasClient(jar("client.jar", "").toString());
    }

    @Test
    void of_emptyEntries_arePassedOver() throws Exception {
        assertHasClient(File.pathSeparator + classes.directory() + File.pathSeparator);
    }

    @Test
    void of_star_isAllJarsOfTheDirectoryAlone() throws Exception {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        jar("lib/client.JAR", "");
        Files.writeString(lib.resolve("readme.txt"), "no jar");
        assertHasClient(lib + File.separator + "*");
        try (ClassPath classPath = ClassPath.of(directory.resolve("classes") + File.separator + "*")) {
            assertThat(classPath.problems()).singleElement().asString().endsWith("there is no jar in it");
        }
    }

    @Test
    void of_jarsThatHoldAnApplication_haveWhatIsInThem() throws Exception {
        byte[] library = Files.readAllBytes(jar("library.jar", ""));
        for (String inside : new String[] {"BOOT-INF", "WEB-INF"}) {
            assertHasClient(jar(inside + ".jar", inside + "/classes/").toString());
            Path nested = CompiledClasses.jar(
                    directory.resolve(inside + "-lib.jar"), Map.of(), Map.of(inside + "/lib/library.jar", library));
            assertHasClient(nested.toString());
        }
    }

    @Test
    void of_jarThatNamesOthers_hasThose_andSaysNothingOfMissingOnes() throws Exception {
        jar("a library.jar", "");
        Path booter = CompiledClasses.jar(
                directory.resolve("booter.jar"), Map.of("Class-Path", "a%20library.jar missing.jar"), Map.of());
        assertHasClient(booter.toString());
    }

    @Test
    void of_multiReleaseJar_hasTheClassesForJava17() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        files.put("com/acme/Client.class", new byte[] {8});
        files.put("META-INF/versions/11/com/acme/Client.class", new byte[] {11});
        files.put("META-INF/versions/17/com/acme/Client.class", new byte[] {17});
        files.put("META-INF/versions/21/com/acme/Client.class", new byte[] {21});
        files.put("META-INF/versions/21/com/acme/New.class", new byte[] {21});
        files.put("META-INF/versions/11/com/acme/Newer.class", new byte[] {11});
        Path jar = CompiledClasses.jar(directory.resolve("mr.jar"), Map.of("Multi-Release", "true"), files);
        try (ClassPath classPath = ClassPath.of(jar.toString())) {
            assertThat(classPath.names()).containsExactlyInAnyOrder("com.acme.Client", "com.acme.Newer");
            assertThat(classPath.read("com.acme.Client")).containsExactly(17);
        }
    }

    @Test
    void of_sameClassTwice_hasTheFirst() throws Exception {
        Path other = CompiledClasses.jar(
                directory.resolve("other.jar"), Map.of(), Map.of("com/acme/Client.class", new byte[] {1}));
        assertHasClient(classes.directory() + File.pathSeparator + other);
        try (ClassPath classPath = ClassPath.of(other + File.pathSeparator + classes.directory())) {
            assertThat(classPath.read("com.acme.Client")).containsExactly(1);
        }
    }

    @Test
    void of_missingOrBrokenEntry_isAProblemAndNoEnd() throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.jar"), "no jar");
        try (ClassPath classPath =
                ClassPath.of("/no/where" + File.pathSeparator + broken + File.pathSeparator + classes.directory())) {
            assertThat(classPath.problems()).hasSize(2);
            assertThat(classPath.problems().get(0)).isEqualTo("/no/where: there is no such file or directory");
            assertThat(classPath.problems().get(1)).startsWith(broken + ": cannot be read: ");
            assertThat(classPath.names()).contains("com.acme.Client");
        }
    }

    @Test
    void jdkClasses_areFoundInTheirModules() throws Exception {
        JdkClasses jdk = new JdkClasses();
        assertThat(jdk.read("java.lang.String")).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
        assertThat(jdk.read("java.lang.Strong")).isNull();
        assertThat(jdk.read("com.acme.Client")).isNull();
        assertThat(jdk.namesAround("java.net.http.HttpClient"))
                .contains("jdk.internal.net.http.HttpClientImpl")
                .doesNotContain("java.lang.String");
        assertThat(jdk.namesAround("com.acme.Client")).isEmpty();
    }
}
