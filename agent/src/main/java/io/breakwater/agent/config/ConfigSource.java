package io.breakwater.agent.config;

import java.io.File;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that configuration may come from, as it was when the agent started.
 *
 * @param argument what followed {@code -javaagent:breakwater-agent.jar=}; null = nothing
 * @param workingDirectory where {@code agent.properties} is looked for
 * @param jarDirectory where it is looked for next; null = nowhere
 * @param systemProperties the JVM's
 * @param environment the process's
 */
public record ConfigSource(
        @Nullable String argument,
        File workingDirectory,
        @Nullable File jarDirectory,
        Map<String, String> systemProperties,
        Map<String, String> environment) {

    static final String FILE_NAME = "agent.properties";

    /** The sources of this process. */
    public static ConfigSource ofThisProcess(@Nullable String argument, File jar) {
        Properties properties = System.getProperties();
        Map<String, String> copy = new TreeMap<>(); // sorted: the order decides the order of circuits
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(Sources.PROPERTY_PREFIX)) {
                copy.put(name, properties.getProperty(name));
            }
        }
        return new ConfigSource(
                argument, new File("").getAbsoluteFile(), jar.getAbsoluteFile().getParentFile(), copy, System.getenv());
    }

    /** The file to read: the first that is named, or else the first that exists, or else the first looked for. */
    File file() {
        String named = argument;
        if (named == null || named.isBlank()) {
            named = systemProperties.get("breakwater.config");
        }
        if (named == null || named.isBlank()) {
            named = environment.get("BREAKWATER_CONFIG");
        }
        if (named != null && !named.isBlank()) {
            File file = new File(named.strip());
            return file.isAbsolute() ? file : new File(workingDirectory, named.strip());
        }
        File here = new File(workingDirectory, FILE_NAME);
        if (here.exists() || jarDirectory == null) {
            return here;
        }
        File besideTheJar = new File(jarDirectory, FILE_NAME);
        return besideTheJar.exists() ? besideTheJar : here;
    }
}
