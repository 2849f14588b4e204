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

    private static final String FILE_NAME = "agent.properties";
    private static final String CONFIG_PROPERTY = "breakwater.config";
    private static final String CONFIG_VARIABLE = "BREAKWATER_CONFIG";

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

    /** The file that somebody has named: as argument, as property or in the environment; null = nobody has. */
    @Nullable
    String named() {
        for (String name : new @Nullable String[] {
            argument, systemProperties.get(CONFIG_PROPERTY), environment.get(CONFIG_VARIABLE)
        }) {
            if (name != null && !name.isBlank()) {
                return name.strip();
            }
        }
        return null;
    }

    /** The file to read: the one that is named, or else the first that exists, or else the first looked for. */
    File file() {
        String named = named();
        if (named != null) {
            File file = new File(named);
            return file.isAbsolute() ? file : new File(workingDirectory, named);
        }
        File here = new File(workingDirectory, FILE_NAME);
        if (here.exists() || jarDirectory == null) {
            return here;
        }
        File besideTheJar = new File(jarDirectory, FILE_NAME);
        return besideTheJar.exists() ? besideTheJar : here;
    }
}
