package io.breakwater.agent.jmx;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** One circuit in JConsole: {@code io.breakwater:type=Circuit,name=…}. */
@Described("A circuit breaker. Attributes do not refresh by themselves: press Refresh.")
public interface CircuitMXBean {

    @Described("CLOSED, OPEN, HALF_OPEN, FORCED_OPEN or DISABLED")
    String getState();

    @Described("The state as a number, for charts: 0 closed, 1 half-open, 2 open, 3 forced open, 4 disabled")
    int getStateCode();

    @Described("When the circuit entered this state")
    Date getStateSince();

    @Described("In OPEN: milliseconds until a trial call is admitted; else 0")
    long getOpenRemainingMillis();

    @Described("How often the circuit has opened since the last reset")
    long getOpenedCount();

    @Described("In CLOSED: failures since the last success; else 0")
    int getConsecutiveFailures();

    @Described("Percent of failed calls in the window; -1 = fewer calls than minimum-calls, or no rate is configured")
    double getFailureRatePercent();

    @Described("Percent of slow calls in the window; -1 = fewer calls than minimum-calls, or no rate is configured")
    double getSlowCallRatePercent();

    @Described(
            "Calls admitted since the last reset: succeeded, failed, ignored and in flight; refused ones are not in it")
    long getCallsTotal();

    @Described("Calls that ended well; each attempt counts")
    long getCallsSucceeded();

    @Described("Calls that ended as failures; each attempt counts")
    long getCallsFailed();

    @Described("Calls whose end says nothing about the callee")
    long getCallsIgnored();

    @Described("Calls that took longer than slow-call-duration")
    long getCallsSlow();

    @Described("Calls that ended after the state that admitted them; they moved nothing")
    long getCallsLate();

    @Described("Calls that were refused and never ran")
    long getCallsRejected();

    @Described("Calls that have been admitted and have not ended")
    long getCallsInFlight();

    @Described("Attempts after the first")
    long getRetriesTotal();

    @Described("Calls that still failed after the last attempt allowed")
    long getRetriesExhausted();

    @Described(
            "How long recent calls took on average; every 16th is timed, or every one if slow calls count; -1 = none yet")
    double getLatencyMeanMillis();

    @Described("Half of the recent calls took about this long or less; -1 = none was timed yet")
    double getLatencyP50Millis();

    @Described("99 of 100 recent calls took about this long or less; -1 = none was timed yet")
    double getLatencyP99Millis();

    @Described("What the last failure was: classes, never messages, for those may hold secrets")
    @Nullable
    String getLastFailure();

    @Described("When the last failure was")
    @Nullable
    Date getLastFailureTime();

    @Described("The methods that this circuit guards, as far as their classes are loaded")
    String[] getMethods();

    @Described("The newest changes of state, oldest first")
    String[] getRecentTransitions();

    @Described("Each setting, its value in force and where that comes from: double-click")
    String[] getSettingOrigins();

    @Described("Refuses every call until close or enable")
    void forceOpen();

    @Described("Closes the circuit, whatever its state")
    void close();

    @Described("Lets every call pass and never opens, until enable or close")
    void disable();

    @Described("Puts a disabled or forced-open circuit back to work, closed")
    void enable();

    @Described("Sets all counts to zero; the state stays")
    void resetStatistics();

    @Described("Gives back all settings that were set here: what the file says holds again")
    void resetSettings();
}
