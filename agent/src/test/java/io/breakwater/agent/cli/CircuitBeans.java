package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Beans as an agent shows them. */
final class CircuitBeans {

    static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
    static final RemoteBean AGENT = agent();

    private CircuitBeans() {}

    private static RemoteBean agent() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("Version", "1.2.3");
        attributes.put("Mode", "enforce");
        attributes.put("CircuitCount", 2);
        attributes.put("CircuitsOpen", 1);
        attributes.put("ConfigFile", "/etc/a");
        attributes.put("RecentTransitions", new String[] {"first", "second"});
        return new RemoteBean("agent", attributes);
    }

    static RemoteBean chain() {
        return new RemoteBean(
                "get",
                Map.of("Calls", 9L, "AllTiersFailed", 1L, "ServedByTier", new String[] {"1.  a  5", "2.  b  3"}));
    }

    /** In its state for 90 s; an open one is tried in 41 s. */
    static RemoteBean circuit(String name, String state, long calls, long failed, String lastFailure) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("State", state);
        attributes.put("StateSince", Date.from(NOW.minusSeconds(90)));
        attributes.put("OpenRemainingMillis", state.equals("OPEN") ? 40_200L : 0L);
        attributes.put("FailureRatePercent", failed == 0 ? -1.0 : 62.5);
        attributes.put("CallsTotal", calls);
        attributes.put("CallsFailed", failed);
        attributes.put("CallsRejected", 3L);
        attributes.put("CallsInFlight", 1L);
        attributes.put("RetriesTotal", 7L);
        attributes.put("LatencyP99Millis", 4.25);
        attributes.put("LastFailure", lastFailure.isEmpty() ? null : lastFailure);
        attributes.put("RecentTransitions", new String[] {"CLOSED -> OPEN"});
        attributes.put("SettingWindow", "100 calls");
        return new RemoteBean(name, attributes);
    }

    static List<RemoteBean> many(int number) {
        List<RemoteBean> many = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            many.add(circuit("circuit-with-a-long-name-" + i, "HALF_OPEN", 1_000_000, 7, "java.lang.Exception"));
        }
        return many;
    }
}
