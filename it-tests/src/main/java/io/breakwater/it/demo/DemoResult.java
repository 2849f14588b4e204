package io.breakwater.it.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * How the demo went.
 *
 * @param with the copy with the agent
 * @param without the copy as it is
 * @param transitions the circuits' changes of state, in order
 * @param finalStates the circuits' states at the end
 * @param lastServedBy the letter of the last call of the copy with the agent
 * @param suppressedErrors errors of the agent that the application was spared
 * @param weaveFailures classes that could not be woven
 * @param agentOutput what the copy with the agent wrote to stderr
 */
public record DemoResult(
        Copy with,
        Copy without,
        List<String> transitions,
        List<String> finalStates,
        char lastServedBy,
        long suppressedErrors,
        List<String> weaveFailures,
        List<String> agentOutput) {

    private static final String ROW = "%-18s %7s %14s %6s %6s %6s %7s%n";

    /**
     * One copy of the application, by its own count.
     *
     * @param calls calls made
     * @param answered calls that got an account
     * @param mcp of them by the MCP server
     * @param sdk of them by the SDK
     * @param rest of them by REST
     * @param failed calls that ended in an exception
     * @param failures the lines that it printed about those
     */
    public record Copy(int calls, int answered, int mcp, int sdk, int rest, int failed, List<String> failures) {

        /** Reads {@code summary calls=.. ok=.. failed=.. mcp=.. sdk=.. rest=..}. */
        static Copy of(String summary, CallLog log) {
            return new Copy(
                    number(summary, "calls"),
                    number(summary, "ok"),
                    number(summary, "mcp"),
                    number(summary, "sdk"),
                    number(summary, "rest"),
                    number(summary, "failed"),
                    log.failures());
        }

        private static int number(String summary, String key) {
            for (String word : summary.split(" ", -1)) {
                if (word.startsWith(key + "=")) {
                    return Integer.parseInt(word.substring(key.length() + 1));
                }
            }
            throw new IllegalArgumentException("no " + key + " in: " + summary);
        }
    }

    void printTo(PrintStream out) {
        out.printf(ROW, "", "calls", "answered", "MCP", "SDK", "REST", "failed");
        row(out, "with the agent", with);
        row(out, "without", without);
    }

    private static void row(PrintStream out, String title, Copy copy) {
        String answered = copy.answered() + " = " + 100 * copy.answered() / copy.calls() + " %";
        out.printf(ROW, title, copy.calls(), answered, copy.mcp(), copy.sdk(), copy.rest(), copy.failed());
    }
}
