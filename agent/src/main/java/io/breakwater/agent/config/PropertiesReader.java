package io.breakwater.agent.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads a properties file and remembers lines, which {@link Properties} does not. Each logical line is handed to {@code
 * Properties.load}, so escapes mean exactly what they mean everywhere else.
 */
final class PropertiesReader {

    private final String file;
    private final Problems problems;
    private final List<PropertyLine> lines = new ArrayList<>();

    PropertiesReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    List<PropertyLine> read(Reader source) throws IOException {
        BufferedReader reader = new BufferedReader(source);
        StringBuilder logical = new StringBuilder();
        int number = 0;
        int start = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1);
            }
            if (logical.isEmpty()) {
                if (isBlankOrComment(line)) {
                    continue;
                }
                start = number;
            }
            logical.append(line).append('\n');
            if (!isContinued(line)) {
                add(logical.toString(), start);
                logical.setLength(0);
            }
        }
        if (!logical.isEmpty()) {
            add(logical.toString(), start);
        }
        return lines;
    }

    private void add(String logical, int line) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IllegalArgumentException malformed) {
            problems.add(new Value("", logical, file + ":" + line, line), "cannot be read: " + malformed.getMessage());
            return;
        }
        for (String key : one.stringPropertyNames()) {
            lines.add(new PropertyLine(key, one.getProperty(key).strip(), line));
        }
    }

    private static boolean isBlankOrComment(String line) {
        String text = line.stripLeading();
        return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!';
    }

    /** A line goes on after an odd number of backslashes: an even number is so many escaped ones. */
    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
