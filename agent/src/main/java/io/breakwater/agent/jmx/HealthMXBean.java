package io.breakwater.agent.jmx;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The health probe of one circuit in JConsole: {@code io.breakwater:type=Health,name=…}. */
@Described("The probe of what a circuit guards. Probing starts when the first guarded method is loaded.")
public interface HealthMXBean {

    @Described("Whether the last check passed; false before the first")
    boolean isHealthy();

    @Described("When the last check ended; empty before the first")
    @Nullable
    Date getLastCheck();

    @Described("How long it took")
    long getLastDurationMillis();

    @Described("Why it failed; empty if it passed")
    @Nullable
    String getLastError();

    @Described("Checks that have failed since the last that passed")
    long getConsecutiveFailures();

    @Described("Checks now, and waits for the end of the check, at most for its timeout")
    void checkNow();
}
