package io.breakwater.agent.jmx;

import io.breakwater.agent.control.AgentControl;
import io.breakwater.agent.weave.WeaveReport;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitSnapshot;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Shows a circuit, as it is whenever somebody asks, or as it was at one moment. Getters never throw and never take a permit. */
final class CircuitView implements CircuitMXBean {

    private final Circuit circuit;
    private final WeaveReport report;
    private final AgentControl control;
    /** Null = as it is. */
    private final @Nullable CircuitSnapshot moment;

    CircuitView(Circuit circuit, WeaveReport report, AgentControl control) {
        this(circuit, report, control, null);
    }

    private CircuitView(Circuit circuit, WeaveReport report, AgentControl control, @Nullable CircuitSnapshot moment) {
        this.circuit = circuit;
        this.report = report;
        this.control = control;
        this.moment = moment;
    }

    /** The circuit as it is now, and stays here: figures that are read together belong together. */
    CircuitView ofThisMoment() {
        return new CircuitView(circuit, report, control, circuit.snapshot());
    }

    private CircuitSnapshot now() {
        return moment != null ? moment : circuit.snapshot();
    }

    private CallTotals calls() {
        return now().calls();
    }

    private CircuitState state() {
        return moment != null ? moment.state() : circuit.state();
    }

    @Override
    public String getState() {
        return state().name();
    }

    @Override
    public int getStateCode() {
        return state().code();
    }

    @Override
    public Date getStateSince() {
        return Date.from(now().since());
    }

    @Override
    public long getOpenRemainingMillis() {
        return now().openRemainingMillis();
    }

    @Override
    public long getOpenedCount() {
        return calls().opened();
    }

    @Override
    public int getConsecutiveFailures() {
        return now().consecutiveFailures();
    }

    @Override
    public double getFailureRatePercent() {
        return now().rates().failurePercent();
    }

    @Override
    public double getSlowCallRatePercent() {
        return now().rates().slowPercent();
    }

    @Override
    public long getCallsTotal() {
        return calls().total();
    }

    @Override
    public long getCallsSucceeded() {
        return calls().succeeded();
    }

    @Override
    public long getCallsFailed() {
        return calls().failed();
    }

    @Override
    public long getCallsIgnored() {
        return calls().ignored();
    }

    @Override
    public long getCallsSlow() {
        return calls().slow();
    }

    @Override
    public long getCallsLate() {
        return calls().late();
    }

    @Override
    public long getCallsRejected() {
        return calls().rejected();
    }

    @Override
    public long getCallsInFlight() {
        return calls().inFlight();
    }

    @Override
    public long getRetriesTotal() {
        return calls().retries();
    }

    @Override
    public long getRetriesExhausted() {
        return calls().retriesExhausted();
    }

    @Override
    public double getLatencyMeanMillis() {
        return now().latency().meanMillis();
    }

    @Override
    public double getLatencyP50Millis() {
        return now().latency().p50Millis();
    }

    @Override
    public double getLatencyP99Millis() {
        return now().latency().p99Millis();
    }

    @Override
    public @Nullable String getLastFailure() {
        return now().lastFailure();
    }

    @Override
    public @Nullable Date getLastFailureTime() {
        Instant at = now().lastFailureAt();
        return at == null ? null : Date.from(at);
    }

    @Override
    public String[] getMethods() {
        return report.methodsOf(circuit.name()).toArray(new String[0]);
    }

    @Override
    public String[] getRecentTransitions() {
        return Lines.of(now().recentTransitions());
    }

    @Override
    public String[] getSettingOrigins() {
        return Lines.settings(control.config().sources(), circuit.name());
    }

    @Override
    public void forceOpen() {
        circuit.forceOpen();
    }

    @Override
    public void close() {
        circuit.close();
    }

    @Override
    public void disable() {
        circuit.disable();
    }

    @Override
    public void enable() {
        circuit.enable();
    }

    @Override
    public void resetStatistics() {
        circuit.resetStatistics();
    }

    @Override
    public void resetSettings() {
        control.resetSettings(circuit.name());
    }
}
