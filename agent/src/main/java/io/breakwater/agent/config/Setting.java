package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. A setting of a circuit may also be written bare; it is then the default of all circuits.
 */
public enum Setting {
    ENABLED("enabled", Scope.GLOBAL, "true", null),
    STRICT("strict", Scope.GLOBAL, "false", null),
    LOG_LEVEL("log.level", Scope.GLOBAL, "info", null),
    LOG_FILE("log.file", Scope.GLOBAL, "", null),
    RELOAD("reload", Scope.GLOBAL, "auto", null),
    JMX_ENABLED("jmx.enabled", Scope.GLOBAL, "true", null),
    METRICS_PORT("metrics.port", Scope.GLOBAL, "off", null),
    METRICS_HOST("metrics.host", Scope.GLOBAL, "127.0.0.1", null),
    EXTENSIONS("extensions", Scope.GLOBAL, "", null),

    METHODS("methods", Scope.ONE_CIRCUIT, "", null),
    WHERE("where", Scope.ONE_CIRCUIT, "", null),
    RETURNS("returns", Scope.ONE_CIRCUIT, "", null),
    PRESET("preset", Scope.ONE_CIRCUIT, "", null),

    FAILURE_THRESHOLD("failure-threshold", Scope.CIRCUIT, "5", "CIRCUIT_BREAKER_FAILURE_THRESHOLD"),
    RECOVERY_TIMEOUT("recovery-timeout", Scope.CIRCUIT, "60s", "CIRCUIT_BREAKER_RECOVERY_TIMEOUT"),
    HALF_OPEN_CALLS("half-open-calls", Scope.CIRCUIT, "3", "CIRCUIT_BREAKER_HALF_OPEN_CALLS"),
    SUCCESS_THRESHOLD("success-threshold", Scope.CIRCUIT, "2", "CIRCUIT_BREAKER_SUCCESS_THRESHOLD"),
    HALF_OPEN_TIMEOUT("half-open-timeout", Scope.CIRCUIT, "", null),
    RECOVERY_BACKOFF("recovery-backoff", Scope.CIRCUIT, "1.0", null),
    RECOVERY_TIMEOUT_MAX("recovery-timeout-max", Scope.CIRCUIT, "10m", null),
    FAILURE_RATE_THRESHOLD("failure-rate-threshold", Scope.CIRCUIT, "off", null),
    SLOW_CALL_DURATION("slow-call-duration", Scope.CIRCUIT, "off", null),
    SLOW_CALL_RATE_THRESHOLD("slow-call-rate-threshold", Scope.CIRCUIT, "100", null),
    WINDOW("window", Scope.CIRCUIT, "100 calls", null),
    MINIMUM_CALLS("minimum-calls", Scope.CIRCUIT, "10", null),
    MAX_CONCURRENT_CALLS("max-concurrent-calls", Scope.CIRCUIT, "off", null),
    MODE("mode", Scope.CIRCUIT, "enforce", null),
    REJECTION("rejection", Scope.CIRCUIT, "auto", null),
    REJECTION_STACK_TRACE("rejection-stack-trace", Scope.CIRCUIT, "sampled", null),

    RETRY_MAX_ATTEMPTS("retry.max-attempts", Scope.CIRCUIT, "3", "MAX_RETRY_ATTEMPTS"),
    RETRY_BASE_DELAY("retry.base-delay", Scope.CIRCUIT, "1s", "RETRY_BASE_DELAY"),
    RETRY_MAX_DELAY("retry.max-delay", Scope.CIRCUIT, "60s", "RETRY_MAX_DELAY"),
    RETRY_EXPONENTIAL_BASE("retry.exponential-base", Scope.CIRCUIT, "2.0", "RETRY_EXPONENTIAL_BASE"),
    RETRY_JITTER("retry.jitter", Scope.CIRCUIT, "true", "RETRY_JITTER_ENABLED"),
    RETRY_MAX_DURATION("retry.max-duration", Scope.CIRCUIT, "off", null),
    RETRY_BUDGET("retry.budget", Scope.CIRCUIT, "20%", null),
    RETRY_AFTER("retry.after", Scope.CIRCUIT, "", null),
    RETRY_NEVER("retry.never", Scope.CIRCUIT, "none", null),
    RETRY_IN_SYNCHRONIZED("retry.in-synchronized", Scope.CIRCUIT, "false", null),

    FAILURES("failures", Scope.CIRCUIT, "java.lang.Throwable+", null),
    IGNORED("ignored", Scope.CIRCUIT, "none", null),
    FAILURE_RESULTS("failure-results", Scope.CIRCUIT, "none", null),
    NOT_SENT(
            "not-sent",
            Scope.CIRCUIT,
            "ConnectException, UnknownHostException, HttpHostConnectException, NoRouteToHostException",
            null),
    REJECTED_RESULTS("rejected-results", Scope.CIRCUIT, "none", null),
    WRITES("writes", Scope.CIRCUIT, "create*, insert*, add*, send*, convert*, clone*, upload*, post*", null),

    HEALTH_PROBE("health.probe", Scope.CIRCUIT, "none", null),
    HEALTH_INTERVAL("health.interval", Scope.CIRCUIT, "30s", "HEALTH_CHECK_INTERVAL"),
    HEALTH_TIMEOUT("health.timeout", Scope.CIRCUIT, "10s", "HEALTH_CHECK_TIMEOUT"),
    HEALTH_DRIVES_CIRCUIT("health.drives-circuit", Scope.CIRCUIT, "false", null),

    TIERS("tiers", Scope.FALLBACK, "", null),
    VALUE("value", Scope.FALLBACK, "", null),
    INSTANCE("instance", Scope.FALLBACK_TIER, "last", null),
    ADAPTER("adapter", Scope.FALLBACK_TIER, "", null);

    /** Where a setting may be written. */
    public enum Scope {
        /** Bare only. */
        GLOBAL,
        /** Bare, or as {@code circuit.<name>.<key>}. */
        CIRCUIT,
        /** As {@code circuit.<name>.<key>} only. */
        ONE_CIRCUIT,
        /** As {@code fallback.<name>.<key>} only. */
        FALLBACK,
        /** As {@code fallback.<name>.<number of the tier>.<key>} only. */
        FALLBACK_TIER
    }

    private final String key;
    private final Scope scope;
    private final String standard;
    private final @Nullable String classicVariable;

    Setting(String key, Scope scope, String standard, @Nullable String classicVariable) {
        this.key = key;
        this.scope = scope;
        this.standard = standard;
        this.classicVariable = classicVariable;
    }

    /** The key, without {@code circuit.<name>.}. */
    public String key() {
        return key;
    }

    public Scope scope() {
        return scope;
    }

    /** The default, as it would be written; empty where there is none. */
    public String standard() {
        return standard;
    }

    /** The environment variable that such settings have always had elsewhere; null = none. */
    public @Nullable String classicVariable() {
        return classicVariable;
    }

    /** Whether it may be written as {@code circuit.<name>.<key>}. */
    public boolean isForCircuits() {
        return scope == Scope.CIRCUIT || scope == Scope.ONE_CIRCUIT;
    }

    /** What is in front of the key where it cannot be written bare. */
    String prefix() {
        return switch (scope) {
            case GLOBAL -> "";
            case CIRCUIT, ONE_CIRCUIT -> "circuit.<name>.";
            case FALLBACK -> "fallback.<name>.";
            case FALLBACK_TIER -> "fallback.<name>.<number of the tier>.";
        };
    }

    /** Whether it may be written bare. */
    boolean isForAll() {
        return scope == Scope.GLOBAL || scope == Scope.CIRCUIT;
    }
}
