package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.log.LogCapture;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.AttributeChangeNotification;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BeansTest {

    private final BeansFixture beans = new BeansFixture();
    private final GateFixture gate = beans.gate;
    private final MBeanServer server = beans.server;
    private final ObjectName agent = beans.agent;
    private final ObjectName circuit = beans.circuit;

    BeansTest() throws Exception {}

    private Object get(ObjectName name, String attribute) throws JMException {
        return server.getAttribute(name, attribute);
    }

    private void invoke(String operation) throws JMException {
        server.invoke(circuit, operation, new Object[0], new String[0]);
    }

    private void fail(int times) {
        Circuit target = gate.circuit("tier1_mcp");
        for (int i = 0; i < times; i++) {
            long permit = target.tryAcquire();
            target.complete(permit, Outcome.FAILED, target.start(permit), "java.io.IOException");
        }
    }

    @Test
    void circuit_showsWhatHappens() throws JMException {
        assertThat(get(circuit, "State")).isEqualTo("CLOSED");
        assertThat(get(circuit, "LastFailureTime")).isNull();
        fail(1);
        assertThat(get(circuit, "ConsecutiveFailures")).isEqualTo(1);
        fail(1);
        gate.circuit("tier1_mcp").tryAcquire();
        assertThat(get(circuit, "State")).isEqualTo("OPEN");
        assertThat(get(circuit, "StateCode")).isEqualTo(2);
        assertThat(get(circuit, "OpenedCount")).isEqualTo(1L);
        assertThat(get(circuit, "CallsTotal")).isEqualTo(2L);
        assertThat(get(circuit, "CallsFailed")).isEqualTo(2L);
        assertThat(get(circuit, "CallsRejected")).isEqualTo(1L);
        assertThat((Long) get(circuit, "OpenRemainingMillis")).isBetween(1L, 60_000L);
        assertThat(get(circuit, "LastFailure")).isEqualTo("java.io.IOException");
        assertThat((Date) get(circuit, "LastFailureTime")).isAfter(Instant.ofEpochMilli(1000));
        assertThat((Date) get(circuit, "StateSince")).isAfter(Instant.ofEpochMilli(1000));
        assertThat((String[]) get(circuit, "Methods")).containsExactly("com.acme.A#get(int)");
        assertThat((String[]) get(circuit, "RecentTransitions"))
                .singleElement()
                .asString()
                .contains("  tier1_mcp: CLOSED -> OPEN (2 consecutive failures");
    }

    private static void end(Circuit target, Outcome outcome, long secondsAgo) {
        long permit = target.tryAcquire();
        long started = target.start(permit) - TimeUnit.SECONDS.toNanos(secondsAgo);
        target.complete(permit, outcome, started, "java.io.IOException");
    }

    @Test
    void circuit_showsRatesAndTimes() throws JMException {
        ObjectName sdk = new ObjectName("io.breakwater:type=Circuit,name=tier2-sdk");
        List<String> figures = List.of(
                "FailureRatePercent",
                "SlowCallRatePercent",
                "LatencyMeanMillis",
                "LatencyP50Millis",
                "LatencyP99Millis");
        for (String figure : figures) {
            assertThat(get(sdk, figure)).as(figure).isEqualTo(-1.0);
        }
        Circuit target = gate.circuit("tier2-sdk");
        end(target, Outcome.FAILED, 40);
        end(target, Outcome.SUCCEEDED, 0);
        end(target, Outcome.SUCCEEDED, 0);
        assertThat(get(sdk, "FailureRatePercent")).as("too few calls").isEqualTo(-1.0);
        end(target, Outcome.SUCCEEDED, 0);

        assertThat(get(sdk, "FailureRatePercent")).isEqualTo(25.0);
        assertThat(get(sdk, "SlowCallRatePercent")).isEqualTo(25.0);
        assertThat(get(sdk, "CallsSlow")).isEqualTo(1L);
        assertThat((Double) get(sdk, "LatencyMeanMillis")).isBetween(9_000.0, 19_000.0);
        assertThat((Double) get(sdk, "LatencyP50Millis")).isBetween(0.0, 9_000.0);
        assertThat((Double) get(sdk, "LatencyP99Millis")).isBetween(20_000.0, 80_000.0);
        fail(1);
        assertThat(get(circuit, "FailureRatePercent"))
                .as("nobody asked for a rate")
                .isEqualTo(-1.0);
    }

    @Test
    void operations_steerTheCircuit() throws JMException {
        assertThat(server.getMBeanInfo(circuit).getOperations())
                .extracting(MBeanOperationInfo::getName)
                .containsExactlyInAnyOrder(
                        "forceOpen", "close", "disable", "enable", "resetStatistics", "resetSettings");
        assertThat(server.getMBeanInfo(agent).getOperations())
                .extracting(MBeanOperationInfo::getName)
                .containsExactlyInAnyOrder("reload", "explain", "uninstall");
        invoke("forceOpen");
        assertThat(get(circuit, "State")).isEqualTo("FORCED_OPEN");
        invoke("close");
        assertThat(get(circuit, "State")).isEqualTo("CLOSED");
        invoke("disable");
        fail(5);
        assertThat(get(circuit, "State")).isEqualTo("DISABLED");
        invoke("enable");
        assertThat(get(circuit, "State")).isEqualTo("CLOSED");
        invoke("resetStatistics");
        assertThat(get(circuit, "CallsFailed")).isEqualTo(0L);
        assertThat(get(circuit, "LastFailure")).isNull();
    }

    @Test
    void transition_isToldToSubscribersOfCircuitAndAgent() throws JMException {
        List<Notification> atCircuit = new ArrayList<>();
        List<Notification> atAgent = new ArrayList<>();
        List<Notification> atOther = new ArrayList<>();
        listen(circuit, atCircuit);
        listen(agent, atAgent);
        listen(new ObjectName("io.breakwater:type=Circuit,name=tier2-sdk"), atOther);
        invoke("forceOpen");
        invoke("close");
        check(atCircuit, circuit);
        check(atAgent, agent);
        assertThat(atOther).isEmpty();
    }

    private void listen(ObjectName name, List<Notification> heard) throws JMException {
        server.addNotificationListener(name, (notification, handback) -> heard.add(notification), null, null);
    }

    private static void check(List<Notification> heard, @Nullable Object source) {
        assertThat(heard)
                .extracting(Notification::getMessage)
                .containsExactly(
                        "tier1_mcp: CLOSED -> FORCED_OPEN (forced open)",
                        "tier1_mcp: FORCED_OPEN -> CLOSED (closed by hand)");
        assertThat(heard.get(0)).isInstanceOfSatisfying(AttributeChangeNotification.class, change -> {
            assertThat(change.getSource()).isEqualTo(source);
            assertThat(change.getAttributeName()).isEqualTo("State");
            assertThat(change.getOldValue()).isEqualTo("CLOSED");
            assertThat(change.getNewValue()).isEqualTo("FORCED_OPEN");
            assertThat(change.getSequenceNumber()).isEqualTo(1);
        });
    }

    @Test
    void agent_passesOnWhatIsAskedOfIt() throws Exception {
        beans.server.setAttribute(agent, new Attribute("Mode", "off"));
        assertThat(get(agent, "Mode")).isEqualTo("off");
        assertThat(beans.server.invoke(agent, "reload", null, null)).isEqualTo("nothing has changed");
        assertThat((String[]) beans.server.invoke(
                        agent, "explain", new Object[] {"A#get"}, new String[] {String.class.getName()}))
                .containsExactly("not guarded: A#get");
        beans.server.invoke(agent, "uninstall", null, null);
        assertThat(beans.control.uninstalled).isTrue();
    }

    @Test
    void refresh_registersWhatHasCome_andUnregistersWhatHasGone() throws Exception {
        beans.gate.reconfigure("circuit.tier1_mcp.methods = com.acme.A#get", "circuit.new.methods = com.acme.C#get");
        beans.control.config = beans.gate.config;
        beans.beans.refresh(beans.facts);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "io.breakwater:type=Agent",
                        "io.breakwater:type=Circuit,name=tier1_mcp",
                        "io.breakwater:type=Circuit,name=new");
        beans.beans.unregisterAll(beans.facts);
        assertThat(names()).isEmpty();
    }

    private List<String> names() throws JMException {
        return beans.server.queryNames(new ObjectName("io.breakwater:*"), null).stream()
                .map(ObjectName::toString)
                .toList();
    }

    @Test
    void agent_showsItsFacts() throws JMException {
        assertThat(get(agent, "Version")).isEqualTo("1.0.0");
        assertThat(get(agent, "ConfigFile")).isEqualTo(beans.gate.config.file());
        assertThat(get(agent, "ConfigLoadedAt")).isEqualTo(Date.from(Instant.ofEpochMilli(1000)));
        assertThat((String[]) get(agent, "GuardedMethods")).hasSize(1);
        assertThat((String[]) get(agent, "UnmatchedPatterns"))
                .containsExactly("com.acme.Missing#get, circuit tier1_mcp", "com.acme.B#get, circuit tier2-sdk");
        assertThat((String[]) get(agent, "WeaveFailures"))
                .singleElement()
                .asString()
                .startsWith("com.acme.Broken, boot loader: java.lang.LinkageError at io.breakwater.agent.weave.");
        beans.problems.accept(new IllegalArgumentException("a path"));
        assertThat((String[]) get(agent, "ConfigProblems")).containsExactly("a path");
        try (LogCapture quiet = new LogCapture()) {
            beans.errors.accept(new IllegalStateException());
            assertThat(quiet.count("goes on: java.lang.IllegalStateException")).isEqualTo(1);
        }
        assertThat(get(agent, "SuppressedErrors")).isEqualTo(1L);
        gate.registry.addListener(transition -> {
            throw new IllegalStateException();
        });
        invoke("forceOpen");
        assertThat(get(agent, "SuppressedErrors"))
                .as("failed listeners count, too")
                .isEqualTo(2L);
        assertThat((String[]) get(agent, "RecentTransitions")).hasSize(1);
    }

    @Test
    void circuits_areALineEach_aligned() throws JMException {
        fail(2);
        for (int i = 0; i < 12; i++) {
            gate.circuit("tier1_mcp").tryAcquire(); // refused
        }
        String[] lines = (String[]) get(agent, "Circuits");
        assertThat(lines).hasSize(2);
        assertThat(lines[0])
                .startsWith("tier1_mcp  OPEN    calls 2  failed 2  rejected 12  retries 0  opened 1  since ");
        assertThat(lines[1])
                .startsWith("tier2-sdk  CLOSED  calls 0  failed 0  rejected 0   retries 0  opened 0  since ");
    }

    @Test
    void fallback_showsItsCounts() throws JMException {
        assertThat(get(beans.fallback, "Calls")).isEqualTo(0L);
        assertThat((String[]) get(beans.fallback, "ServedByTier")).containsExactly("com.acme.B#get  0");
        assertThat(get(beans.fallback, "AllTiersFailed")).isEqualTo(0L);
        assertThat(get(beans.fallback, "LastAllTiersFailed")).isNull();
    }

    @Test
    void fallback_countsItsValue_onceItHasAnswered_andIsShownAlsoWhenItHasGone() {
        FallbackSnapshot snapshot = new FallbackSnapshot(
                "f", 5, List.of(new FallbackSnapshot.TierCount("com.acme.B#get", 2)), 3, 0, null, null);
        FallbackView view = new FallbackView(snapshot, () -> null);
        assertThat(view.getServedByTier()).containsExactly("com.acme.B#get  2", "value  3");
    }
}
