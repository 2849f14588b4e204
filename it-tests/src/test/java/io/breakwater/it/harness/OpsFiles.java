package io.breakwater.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the repository has for those who operate applications under the agent: {@code docs/ops}. */
public final class OpsFiles {

    /** A metric of ours with what stands in braces behind it. */
    private static final Pattern SELECTOR = Pattern.compile("\\b(?:resilience4j|breakwater)_\\w+(?:\\{[^}]*\\})?");

    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)\n((?:(?! *- alert:).*\n)*)");

    private OpsFiles() {}

    /** A file. */
    public static Path file(String name) {
        return Path.of(System.getProperty("basedir", ""), "..", "docs", "ops", name);
    }

    /** What is in a file, without the lines that are comments of YAML. */
    public static String text(String name) {
        try {
            return Files.readString(file(name), StandardCharsets.UTF_8).replaceAll("(?m)^ *#.*\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The alerts: by name, their text. */
    public static Map<String, String> alerts() {
        Map<String, String> alerts = new LinkedHashMap<>();
        ALERT.matcher(text("alerts.yml")).results().forEach(found -> alerts.put(found.group(1), found.group(2)));
        return alerts;
    }

    /** The selectors of our metrics in a text, each once. */
    public static Set<String> selectors(String text) {
        Set<String> selectors = new TreeSet<>();
        SELECTOR.matcher(text).results().map(MatchResult::group).forEach(selectors::add);
        return selectors;
    }
}
