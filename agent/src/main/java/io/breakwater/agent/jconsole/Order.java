package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteAgent;
import java.io.IOException;

/**
 * Something that somebody wants done in the other JVM.
 *
 * @param name in a few words
 * @param action does it
 */
record Order(String name, Action action) {

    /** Does something to an agent. */
    interface Action {
        void on(RemoteAgent agent) throws IOException;
    }

    static Order operate(String circuit, Operation operation) {
        return new Order(circuit + ": " + operation.title(), agent -> agent.operate(circuit, operation.bean()));
    }

    static Order mode(String mode) {
        return new Order("mode " + mode, agent -> agent.mode(mode));
    }
}
