package io.breakwater.agent.jmx;

import java.io.IOException;
import java.util.function.Supplier;
import javax.management.MBeanServerConnection;
import org.jspecify.annotations.Nullable;

/** Finds the agent at the other end of a connection that somebody else makes and keeps, such as JConsole. Thread-safe. */
public final class AgentLookup {

    private final Supplier<?> connection;

    /**
     * Looks nowhere yet.
     *
     * @param connection gives the {@link MBeanServerConnection} there is now, which may be another one each time; null = none
     */
    public AgentLookup(Supplier<?> connection) {
        this.connection = connection;
    }

    /** The agent that is there now; null = there is none, or it is not shown. */
    public @Nullable RemoteAgent find() throws IOException {
        if (connection.get() instanceof MBeanServerConnection server) {
            return RemoteAgent.over(server);
        }
        throw new IOException("there is no connection");
    }
}
