package io.breakwater.agent.jconsole;

import java.util.List;

/** A column of the table: its values are of types that sort as one expects. */
enum CircuitColumn {
    NAME("Circuit", String.class, 110, "The name of the circuit, from agent.properties"),
    STATE(
            "State",
            StateLook.class,
            105,
            "OPEN and FORCED_OPEN refuse calls, HALF_OPEN tries some, DISABLED lets all pass"),
    TIME("For", CircuitRow.class, 130, "How long it has been in this state, and when it will try again"),
    RATE(
            "Failure rate",
            Double.class,
            75,
            "Failed calls in the window; no figure where too few, or no rate is configured"),
    CALLS("Calls", Long.class, 60, "Calls admitted; each attempt counts"),
    FAILED("Failed", Long.class, 55, "Calls that ended as failures"),
    REJECTED("Rejected", Long.class, 60, "Calls that were refused and never ran"),
    RETRIES("Retries", Long.class, 55, "Attempts after the first"),
    IN_FLIGHT("In flight", Integer.class, 60, "Calls that have been admitted and have not ended"),
    P99("p99", Float.class, 60, "99 of 100 recent calls took about this long or less"),
    LAST_FAILURE("Last failure", String.class, 230, "What the last failure was");

    /** In the order in which the model has them. */
    static final List<CircuitColumn> ALL = List.of(values());

    private final String title;
    private final Class<?> type;
    private final int width;
    private final String description;

    CircuitColumn(String title, Class<?> type, int width, String description) {
        this.title = title;
        this.type = type;
        this.width = width;
        this.description = description;
    }

    String title() {
        return title;
    }

    /** Which says how a value is shown and sorted, too. */
    Class<?> type() {
        return type;
    }

    int width() {
        return width;
    }

    String description() {
        return description;
    }

    Object value(CircuitRow row) {
        return switch (this) {
            case NAME -> row.name();
            case STATE -> row.state();
            case TIME -> row;
            case RATE -> row.bean().decimal("FailureRatePercent");
            case CALLS -> row.bean().number("CallsTotal");
            case FAILED -> row.bean().number("CallsFailed");
            case REJECTED -> row.bean().number("CallsRejected");
            case RETRIES -> row.bean().number("RetriesTotal");
            case IN_FLIGHT -> (int) row.bean().number("CallsInFlight");
            case P99 -> (float) row.bean().decimal("LatencyP99Millis");
            case LAST_FAILURE -> row.bean().text("LastFailure");
        };
    }
}
