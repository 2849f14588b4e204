package io.breakwater.agent.config;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads configurations that a test writes as text. */
public final class ConfigText {

    private ConfigText() {}

    /** Loads lines of a file, without system properties and environment. A property path that fails is an error. */
    public static AgentConfig load(String... lines) throws ConfigException {
        return load(Map.of(), Map.of(), lines);
    }

    static AgentConfig load(Map<String, String> systemProperties, Map<String, String> environment, String... lines)
            throws ConfigException {
        File file = write(lines);
        try {
            return ConfigLoader.load(source(file, systemProperties, environment), problem -> {
                throw problem;
            });
        } finally {
            if (!file.delete()) {
                file.deleteOnExit();
            }
        }
    }

    /** What is wrong with lines of a file; the file is called {@code file}. */
    static List<String> problems(String... lines) {
        return problems(Map.of(), Map.of(), lines);
    }

    static List<String> problems(
            Map<String, String> systemProperties, Map<String, String> environment, String... lines) {
        try {
            load(systemProperties, environment, lines);
            return List.of();
        } catch (ConfigException wrong) {
            List<String> described = new ArrayList<>();
            for (Problem problem : wrong.problems()) {
                described.add(problem.describe().replace(wrong.source(), "file"));
            }
            return described;
        }
    }

    static ConfigSource source(File file, Map<String, String> systemProperties, Map<String, String> environment) {
        return new ConfigSource(file.getPath(), new File("").getAbsoluteFile(), null, systemProperties, environment);
    }

    private static File write(String... lines) {
        try {
            File file = File.createTempFile("breakwater", ".properties");
            Files.writeString(file.toPath(), String.join("\n", lines));
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
