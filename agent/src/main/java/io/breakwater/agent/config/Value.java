package io.breakwater.agent.config;

/**
 * The text of a setting and where it comes from.
 *
 * @param key the key under which it was found
 * @param text what it says
 * @param origin file and line, system property, environment variable, preset, {@code JMX} or {@code default}
 * @param line the line of the file; 0 = it is not from the file
 */
public record Value(String key, String text, String origin, int line) {

    /** A value that is not from the file. */
    Value(String key, String text, String origin) {
        this(key, text, origin, 0);
    }
}
