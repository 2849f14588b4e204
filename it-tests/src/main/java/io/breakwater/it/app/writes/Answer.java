package io.breakwater.it.app.writes;

/** What came of a call, and over which way. */
public record Answer(int statusCode, String servedBy) {

    @Override
    public String toString() {
        return statusCode + " " + servedBy;
    }
}
