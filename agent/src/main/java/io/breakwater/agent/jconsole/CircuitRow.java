package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.time.Instant;

/**
 * A circuit at one moment, as the table shows it.
 *
 * @param since how long it has been in this state; by two clocks, where the other JVM is on another machine
 * @param untilTrial until a trial call is admitted; zero = it is not waiting for one
 */
record CircuitRow(RemoteBean bean, StateLook state, Duration since, Duration untilTrial) {

    static CircuitRow of(RemoteBean bean, Instant now) {
        Instant since = bean.time("StateSince");
        Duration age = since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
        return new CircuitRow(
                bean, StateLook.of(bean.text("State")), age, Duration.ofMillis(bean.number("OpenRemainingMillis")));
    }

    String name() {
        return bean.name();
    }

    /** How long, and how much longer. */
    String time() {
        return untilTrial.isZero()
                ? Figures.duration(since)
                : Figures.duration(since) + ", trial in " + Figures.duration(untilTrial.plusMillis(999));
    }
}
