package io.breakwater.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The agents that are compared, as options of a JVM.
 *
 * @param ours the packaged agent
 * @param openTelemetry the packaged agent of OpenTelemetry
 * @param directory for what is made on the way
 */
record Agents(Path ours, Path openTelemetry, Path directory) {

    /** Options for the agent that does nothing. */
    List<String> empty() throws IOException {
        Path jar = directory.resolve("empty-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(EmptyAgent.class.getName().replace('.', '/') + ".class"));
            out.write(classFile(EmptyAgent.class));
        }
        return List.of("-javaagent:" + jar);
    }

    /** Options for ours with one circuit. */
    List<String> ours(String name, String methods) throws IOException {
        Path configuration = directory.resolve("agent-" + name + ".properties");
        Files.writeString(configuration, "circuit.bench.methods = " + methods + "\n");
        return List.of("-javaagent:" + ours + "=" + configuration);
    }

    /** Options for OpenTelemetry's, which sends nothing anywhere. */
    List<String> openTelemetryOptions() {
        return List.of(
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-javaagent:" + openTelemetry);
    }

    /** Where the classes of the benchmarks are: a class path without any library. */
    static String classPath() {
        try {
            return Path.of(Agents.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (in == null) {
                throw new IOException(type + " has no class file");
            }
            return in.readAllBytes();
        }
    }
}
