package io.breakwater.it.demo;

import java.util.List;

/**
 * A stretch of the script.
 *
 * @param title what happens at its beginning, in words
 * @param seconds how long it lasts
 * @param action what is done to the servers
 */
record Phase(String title, int seconds, Action action) {

    /** Does something to the servers. */
    interface Action {
        void on(Servers servers) throws Exception;
    }

    /** The outage: one tier after the other goes, the last one is slow, and everything comes back. */
    static List<Phase> script() {
        return List.of(
                new Phase("all three tiers are healthy", 3, servers -> {}),
                new Phase("the MCP server is killed", 5, Servers::killMcp),
                new Phase("the CRM API behind the SDK answers 503, too", 5, Servers::failSdk),
                new Phase("the REST endpoint, the last one left, takes 400 ms a call", 4, Servers::slowRest),
                new Phase("everything comes back", 9, Servers::restore));
    }
}
