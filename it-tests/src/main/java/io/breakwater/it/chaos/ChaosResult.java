package io.breakwater.it.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was left of a run.
 *
 * @param done how often each mischief was done
 * @param started calls that the application began
 * @param calls what became of them
 * @param before the application warm, and nothing had happened yet
 * @param after all was well again
 * @param states of the circuits, at the end
 * @param inFlight calls that the circuits take for unfinished when none is
 * @param suppressedErrors of the agent
 * @param weaveFailures of the agent
 * @param looks attributes that were read over JMX
 * @param scrapes answers to whoever asked for metrics, health and the page
 * @param trouble what could not be read
 * @param stderr of the application
 */
record ChaosResult(
        Map<Mischief, Integer> done,
        long started,
        Calls calls,
        Vitals before,
        Vitals after,
        List<String> states,
        long inFlight,
        long suppressedErrors,
        List<String> weaveFailures,
        long looks,
        long scrapes,
        List<String> trouble,
        List<String> stderr) {

    /** Kilobytes that a heap may grow by, for caches that fill. */
    private static final long HEAP_SLACK = 4_096;

    /** Threads that come and go. */
    private static final long THREAD_SLACK = 3;

    /** What does not hold, in sentences; empty = all does. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        check(
                violations,
                started == calls.ended(),
                started + " calls were started, and " + calls.ended() + " have ended");
        check(violations, calls.wrong() == 0, calls.wrong() + " calls got the answer to another one");
        check(
                violations,
                calls.answered() > started / 2,
                "only " + calls.answered() + " of " + started + " were answered");
        check(violations, calls.doubled().isEmpty(), "writes that were carried out twice: " + calls.doubled());
        check(violations, calls.lost().isEmpty(), "writes that succeeded, and nobody has carried out: " + calls.lost());
        for (String type : calls.failures().keySet()) {
            check(violations, isDeclared(type), "calls ended with " + type + ", which the method does not declare");
        }
        check(violations, states.stream().allMatch("CLOSED"::equals), "circuits are " + states + " at the end");
        check(violations, inFlight == 0, inFlight + " permits were never given back");
        check(violations, suppressedErrors == 0, suppressedErrors + " errors of the agent were suppressed");
        check(violations, weaveFailures.isEmpty(), "not woven: " + weaveFailures);
        check(violations, trouble.isEmpty(), "could not be read: " + trouble);
        check(
                violations,
                after.heapKilobytes() < before.heapKilobytes() * 3 / 2 + HEAP_SLACK,
                "the heap has grown from " + before.heapKilobytes() + " KB to " + after.heapKilobytes() + " KB");
        check(
                violations,
                after.threads() <= before.threads() + THREAD_SLACK,
                "there were " + before.threads() + " threads, and are " + after.threads());
        check(violations, after.ours() <= before.ours() + 2, "the agent has " + after.ours() + " threads");
        check(violations, stderr.stream().allMatch(line -> line.startsWith("[breakwater]")), "on stderr: " + stderr);
        return violations;
    }

    private static void check(List<String> violations, boolean holds, String sentence) {
        if (!holds) {
            violations.add(sentence);
        }
    }

    private static boolean isDeclared(String type) {
        try {
            return IOException.class.isAssignableFrom(Class.forName(type));
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }

    /** For the documentation. */
    String table(long seconds, long seed) {
        StringBuilder text = new StringBuilder();
        text.append("`mvn -q -Pchaos package -Dchaos.seconds=" + seconds + " -Dchaos.seed=" + seed + "`, Java "
                + Runtime.version().feature() + "\n\n| what happened | times |\n|---|--:|\n");
        for (Mischief mischief : Mischief.values()) {
            text.append("| " + mischief.title() + " | " + done.getOrDefault(mischief, 0) + " |\n");
        }
        text.append("\n| what was left | |\n|---|--:|\n");
        row(text, "calls that were started", started);
        row(text, "that ended", calls.ended());
        row(text, "that were answered", calls.answered());
        calls.failures().forEach((type, count) -> row(text, "that failed with `" + type + "`", count));
        row(text, "writes that the servers carried out", calls.writesCarriedOut());
        row(text, "carried out twice", calls.doubled().size());
        row(text, "that succeeded, and nobody has carried out", calls.lost().size());
        row(text, "attributes read over JMX meanwhile", looks);
        row(text, "answers over HTTP meanwhile: metrics, health, page", scrapes);
        row(text, "circuits at the end", String.join(", ", states));
        row(text, "permits that were never given back", inFlight);
        row(text, "suppressed errors of the agent", suppressedErrors);
        row(
                text,
                "heap after a collection, before and after, KB",
                before.heapKilobytes() + ", " + after.heapKilobytes());
        row(
                text,
                "threads, before and after, without those of the HTTP client's pool and of RMI",
                before.threads() + ", " + after.threads());
        row(text, "of the agent's own", before.ours() + ", " + after.ours());
        return text.toString();
    }

    private static void row(StringBuilder text, String what, Object value) {
        text.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }
}
