package io.breakwater.agent.jmx;

import io.breakwater.agent.control.AgentFacts;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.Circuit;
import java.util.Date;

/** Shows the agent. */
final class AgentView implements AgentMXBean {

    private final AgentFacts facts;

    AgentView(AgentFacts facts) {
        this.facts = facts;
    }

    @Override
    public String getVersion() {
        return facts.version();
    }

    @Override
    public String getConfigFile() {
        return facts.control().config().file();
    }

    @Override
    public Date getConfigLoadedAt() {
        return Date.from(facts.control().configLoadedAt());
    }

    @Override
    public String getMode() {
        return facts.control().mode();
    }

    @Override
    public void setMode(String mode) {
        facts.control().mode(mode);
    }

    @Override
    public String reload() {
        return facts.control().reload();
    }

    @Override
    public String[] explain(String method) {
        return facts.control().explain(method).toArray(new String[0]);
    }

    @Override
    public void uninstall() {
        facts.control().uninstall();
    }

    @Override
    public String[] getConfigProblems() {
        return facts.problems().all().toArray(new String[0]);
    }

    @Override
    public String[] getCircuits() {
        return Lines.circuits(facts.registry().snapshots());
    }

    @Override
    public int getCircuitCount() {
        return facts.registry().circuits().size();
    }

    @Override
    public int getCircuitsOpen() {
        int open = 0;
        for (Circuit circuit : facts.registry().circuits()) {
            CircuitState state = circuit.state();
            if (state == CircuitState.OPEN || state == CircuitState.FORCED_OPEN) {
                open++;
            }
        }
        return open;
    }

    @Override
    public String[] getHealth() {
        return Lines.health(facts.probes());
    }

    @Override
    public String[] getSettings() {
        return Lines.settings(facts.control().config().sources(), null);
    }

    @Override
    public Date getStartedAt() {
        return Date.from(facts.control().startedAt());
    }

    @Override
    public String[] getGuardedMethods() {
        return facts.report().guardedMethods().toArray(new String[0]);
    }

    @Override
    public String[] getUnmatchedPatterns() {
        return facts.report().unmatchedPatterns().toArray(new String[0]);
    }

    @Override
    public String[] getWeaveFailures() {
        return facts.report().failures().toArray(new String[0]);
    }

    @Override
    public long getSuppressedErrors() {
        return facts.suppressedErrors();
    }

    @Override
    public String[] getRecentTransitions() {
        return Lines.newest(facts.registry().snapshots());
    }
}
