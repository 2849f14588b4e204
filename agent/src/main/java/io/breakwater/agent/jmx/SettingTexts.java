package io.breakwater.agent.jmx;

import io.breakwater.agent.config.Setting;

/** What JConsole says of a setting. */
final class SettingTexts {

    private static final String IN_THE_FILE =
            "; read only, for it decides what other circuits and chains are left with: change it in the file";

    private SettingTexts() {}

    static String of(Setting setting) {
        return switch (setting) {
            case FAILURE_THRESHOLD -> "Consecutive failures that open; 0 = not used";
            case RECOVERY_TIMEOUT -> "Time in OPEN before trial calls, such as 60s";
            case HALF_OPEN_CALLS -> "Trial calls in flight at once in HALF_OPEN";
            case SUCCESS_THRESHOLD -> "Successful trial calls that close";
            case HALF_OPEN_TIMEOUT ->
                "A trial call that has not ended by then counts as failed; empty = recovery-timeout";
            case RECOVERY_BACKOFF -> "Factor by which each reopening lengthens recovery-timeout; 1 = it stays";
            case RECOVERY_TIMEOUT_MAX -> "The longest that recovery-backoff makes of it, such as 10m";
            case FAILURE_RATE_THRESHOLD -> "Percent of failures in the window that opens, or off";
            case SLOW_CALL_DURATION -> "Calls that take longer are slow, such as 5s, or off";
            case SLOW_CALL_RATE_THRESHOLD -> "Percent of slow calls in the window that opens";
            case WINDOW -> "What both rates look at: such as 100 calls, or a time such as 60s";
            case MINIMUM_CALLS -> "Fewer outcomes than this in the window never open by rate";
            case MAX_CONCURRENT_CALLS -> "Calls in flight at once, more are refused; or off";
            case MODE -> "enforce, observe (count what would have happened, change nothing) or off";
            case REJECTION -> "Exception type thrown when a call is refused; auto = one that the method declares";
            case REJECTION_STACK_TRACE -> "Which refusals carry a stack trace: sampled (one a second), always, never";
            default -> ofRetries(setting);
        };
    }

    private static String ofRetries(Setting setting) {
        return switch (setting) {
            case RETRY_MAX_ATTEMPTS -> "Attempts including the first; 1 = no retry";
            case RETRY_BASE_DELAY -> "Delay before the first retry, before jitter, such as 1s";
            case RETRY_MAX_DELAY -> "The longest delay, such as 60s";
            case RETRY_EXPONENTIAL_BASE -> "Factor from one delay to the next";
            case RETRY_JITTER -> "true (half of the delay is random), full, decorrelated or false";
            case RETRY_MAX_DURATION -> "No attempt starts after this much time since the first, or off";
            case RETRY_BUDGET -> "Retries as a share of the calls of the last 10 s, such as 20%, or off = no limit";
            case RETRY_AFTER -> "Path to the server's Retry-After on a result or exception";
            case RETRY_NEVER -> "Results and exceptions that are never retried, or none";
            case RETRY_IN_SYNCHRONIZED ->
                "Whether a retry may sleep while it holds the monitor of a synchronized method";
            default -> ofMeaning(setting);
        };
    }

    private static String ofMeaning(Setting setting) {
        return switch (setting) {
            case FAILURES -> "Exceptions that count as failures";
            case IGNORED -> "Exceptions that count as neither, or none";
            case FAILURE_RESULTS -> "Results that count as failures, or none";
            case NOT_SENT -> "Exceptions that prove that the server never saw the call";
            case REJECTED_RESULTS -> "Results that prove that the server refused before acting, or none";
            case WRITES -> "Calls that are never repeated unless it is proven that nothing was done";
            case HEALTH_PROBE -> "tcp://host:port, http(s)://host/path, type#staticMethod or none; paths are not shown";
            case HEALTH_INTERVAL -> "Time between two checks, such as 30s";
            case HEALTH_TIMEOUT -> "A check that takes longer has failed, such as 10s";
            case HEALTH_DRIVES_CIRCUIT -> "Whether a failing probe opens the circuit, and a passing one tries it early";
            default -> ofMethods(setting) + IN_THE_FILE;
        };
    }

    private static String ofMethods(Setting setting) {
        return switch (setting) {
            case METHODS -> "Patterns of the methods that the circuit guards, beside those of its preset";
            case WHERE -> "Which calls of them, by their arguments; empty = all";
            case RETURNS -> "Types of which a method has to return one, to be meant by a wildcard; empty = any";
            case PRESET -> "What the circuit starts from; empty = no preset";
            default -> throw new IllegalArgumentException(setting.key());
        };
    }
}
