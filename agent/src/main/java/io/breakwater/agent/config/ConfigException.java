package io.breakwater.agent.config;

import java.util.List;

/** The configuration cannot be used. Lists every problem, not just the first. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final String source;
    private final boolean strict;

    ConfigException(String source, List<Problem> problems, boolean strict) {
        super(problems.size() + " problems in " + source);
        this.source = source;
        this.problems = List.copyOf(problems);
        this.strict = strict;
    }

    /** What was read, or looked for. */
    public String source() {
        return source;
    }

    /** All of them, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether the application must not start without protection. */
    public boolean strict() {
        return strict;
    }
}
