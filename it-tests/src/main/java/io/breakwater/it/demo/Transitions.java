package io.breakwater.it.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes changes of state short enough to be read as they pass. */
final class Transitions {

    /** What stands before the simple name of a class. */
    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:\\w+[.$])+(?=[A-Z])");

    private Transitions() {}

    /**
     * Joins changes of one circuit that follow each other: {@code x: OPEN -> HALF_OPEN -> OPEN (why the last)}. Each is of
     * the form {@code circuit: FROM -> TO (why)}.
     */
    static List<String> condense(List<String> transitions) {
        List<String> lines = new ArrayList<>();
        for (String transition : transitions) {
            String line = QUALIFIER.matcher(transition).replaceAll("");
            int last = lines.size() - 1;
            if (last >= 0 && circuit(lines.get(last)).equals(circuit(line))) {
                String before = lines.remove(last);
                line = before.substring(0, before.indexOf(" (")) + line.substring(line.indexOf(" -> "));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String circuit(String line) {
        return line.substring(0, line.indexOf(':'));
    }
}
