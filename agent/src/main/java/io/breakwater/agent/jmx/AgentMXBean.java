package io.breakwater.agent.jmx;

import java.util.Date;

/** The agent in JConsole: {@code io.breakwater:type=Agent}. */
@Described("The Breakwater agent. Subscribe here to hear of every circuit's changes of state.")
public interface AgentMXBean {

    @Described("The version of the agent")
    String getVersion();

    @Described("The configuration file in force")
    String getConfigFile();

    @Described("When it was read")
    Date getConfigLoadedAt();

    @Described(
            "What the agent may do where a circuit has no mode of its own: enforce, observe or off. off: every circuit"
                    + " lets everything pass, at once")
    String getMode();

    void setMode(String mode);

    @Described("Reads the configuration file again, and says what came of it; a bad file changes nothing")
    String reload();

    @LooksOnly
    @Described("What the agent does to a method, and why: com.acme.Client#getAccount, with or without parameters")
    String[] explain(
            @Described(name = "method", value = "type#method, such as com.acme.Client#getAccount") String method);

    @Described("Takes the agent out of this JVM: all classes get their own bytecode back")
    void uninstall();

    @Described("What is wrong with the configuration")
    String[] getConfigProblems();

    @Described("All circuits, a line each: double-click")
    String[] getCircuits();

    @Described("How many circuits there are")
    int getCircuitCount();

    @Described("How many of them refuse calls now: open or forced open")
    int getCircuitsOpen();

    @Described("What the probe of each circuit last found, a line each; empty where there is no probe")
    String[] getHealth();

    @Described("The settings of the agent itself, and where each comes from: double-click")
    String[] getSettings();

    @Described("When the agent started")
    Date getStartedAt();

    @Described("All woven methods: pattern -> method, class loader, circuit")
    String[] getGuardedMethods();

    @Described("Patterns that no method of a loaded class has matched yet")
    String[] getUnmatchedPatterns();

    @Described("Classes that could not be woven, and why; they were left as they were")
    String[] getWeaveFailures();

    @Described("Errors of the agent that the application has been spared; 0 is normal")
    long getSuppressedErrors();

    @Described("The newest changes of state of all circuits, oldest first")
    String[] getRecentTransitions();
}
