package io.breakwater.it.demo;

import io.breakwater.it.process.JavaProcess;
import java.util.List;
import java.util.Map;

/** Reads what one copy of the application prints about its calls, a letter for each: M, S, R by tier, x for a failure. */
final class CallLog {

    private static final Map<String, Character> LETTERS = Map.of("mcp", 'M', "sdk", 'S', "rest", 'R');

    private final JavaProcess app;
    private final StringBuilder letters = new StringBuilder();
    private int linesRead;
    private int lettersShown;

    CallLog(JavaProcess app) {
        this.app = app;
    }

    /** The letters of the calls that have ended since this was last asked. */
    String next() {
        read();
        String fresh = letters.substring(lettersShown);
        lettersShown = letters.length();
        return fresh;
    }

    private void read() {
        List<String> lines = app.out();
        for (String line : lines.subList(linesRead, lines.size())) {
            if (line.startsWith("call ")) {
                // call <n> at <millis> ok <tier> …  or  call <n> at <millis> failed …
                String[] words = line.split(" ", -1);
                letters.append(words[4].equals("ok") ? LETTERS.getOrDefault(words[5], '?') : 'x');
            }
        }
        linesRead = lines.size();
    }

    /** The letter of the call that ended last. */
    char last() {
        read();
        return letters.charAt(letters.length() - 1);
    }

    /** The lines about failed calls. */
    List<String> failures() {
        return app.out().stream()
                .filter(line -> line.startsWith("call ") && line.contains(" failed "))
                .toList();
    }
}
