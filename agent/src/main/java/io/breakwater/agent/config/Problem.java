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

    private static final int LONGEST = 400;

    /** {@code file:line: key: what is wrong}. */
    public String describe() {
        return where + ": " + (key.isEmpty() ? "" : printable(key) + ": ") + printable(what);
    }

    /** Without where it is, for somebody who has just said it: {@code retry.max-attempts must be …}. */
    public String sentence() {
        String setting = key.startsWith("circuit.") ? key.substring(key.indexOf('.', "circuit.".length()) + 1) : key;
        if (setting.isEmpty() || what.startsWith(setting)) {
            return printable(what);
        }
        return printable(setting + (lacksItsSubject() ? " " : ": ") + what);
    }

    /** Whether what is wrong is said of the key; else it names something itself, and is a sentence without it. */
    private boolean lacksItsSubject() {
        return what.startsWith("must ")
                || what.startsWith("has ")
                || what.startsWith("is ")
                || what.startsWith("only ")
                || what.startsWith("can ");
    }

    /** On one line, and no longer than somebody reads: the file may be anything. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
            char c = text.charAt(i);
            printable.append(Character.isISOControl(c) ? '?' : c);
        }
        return text.length() > LONGEST ? printable.append("...").toString() : printable.toString();
    }
}
