package io.breakwater.agent.config;

/**
 * Something wrong with the configuration.
 *
 * @param where file and line, system property or environment variable
 * @param key the key it is about; empty where it is about no key
 * @param what what is wrong, and what to do
 * @param line the line of the file; 0 = it is about no line
 */
public record Problem(String where, String key, String what, int line) {

    /** {@code file:line: key: what is wrong}. */
    public String describe() {
        return where + ": " + (key.isEmpty() ? "" : key + ": ") + what;
    }
}
