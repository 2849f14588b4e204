package io.breakwater.agent.control;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.Setting;
import java.time.Instant;
import java.util.List;

/** The agent as its beans see it: what is in force, and what can be done about it. Implementations are thread-safe. */
public interface AgentControl {

    /** The configuration in force. */
    AgentConfig config();

    /** When the agent came into this JVM. */
    Instant startedAt();

    /** When it was read. */
    Instant configLoadedAt();

    /** What the agent may do to calls where a circuit has no mode of its own: enforce, observe or off. */
    String mode();

    /**
     * Sets {@link #mode()}, until it is set again or the file says another one. Off holds for every circuit, whatever its
     * own mode is.
     *
     * @throws IllegalArgumentException with a sentence if that is not a mode
     */
    void mode(String mode);

    /**
     * Sets a setting of a circuit, from the next call on. It holds until it is set again or given back, or the file says
     * another thing than it did.
     *
     * @param text as in the file; empty = give it back
     * @throws IllegalArgumentException with a sentence if that is not possible; nothing has changed then
     */
    void set(String circuit, Setting setting, String text);

    /** Gives back all settings of a circuit that were {@link #set}. */
    void resetSettings(String circuit);

    /** Reads the configuration file again. Returns what came of it, in words: where it is bad, nothing has changed. */
    String reload();

    /**
     * What the agent does to a method, and why.
     *
     * @param method {@code type#method}, with or without parameters
     */
    List<String> explain(String method);

    /** Takes the agent out of this JVM. The beans are gone after that. */
    void uninstall();
}
