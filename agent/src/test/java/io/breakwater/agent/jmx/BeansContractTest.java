package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Names, types and descriptions: what dashboards and people rely on. */
final class BeansContractTest {

    private static final String TEXT = "java.lang.String";
    private static final String LINES = "[Ljava.lang.String;";
    private static final String DATE = "java.util.Date";

    private final BeansFixture beans = new BeansFixture();
    private final MBeanServer server = beans.server;
    private final ObjectName agent = beans.agent;
    private final ObjectName circuit = beans.circuit;
    private final ObjectName fallback = beans.fallback;
    private final ObjectName health = beans.health;

    BeansContractTest() throws Exception {}

    private Map<String, String> attributes(ObjectName name) throws JMException {
        Map<String, String> attributes = new TreeMap<>();
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            attributes.put(attribute.getName(), attribute.getType());
        }
        return attributes;
    }

    /** A circuit without a probe has no bean of type Health. */
    @Test
    void names_areThoseOfTheContract() throws JMException {
        assertThat(server.queryNames(new ObjectName("io.breakwater:*"), null))
                .containsExactlyInAnyOrder(
                        agent, circuit, new ObjectName("io.breakwater:type=Circuit,name=tier2-sdk"), fallback, health);
    }

    @Test
    void circuit_hasTheAttributesOfTheContract() throws JMException {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "State", TEXT,
                "StateCode", "int",
                "StateSince", DATE,
                "ConsecutiveFailures", "int",
                "LastFailure", TEXT,
                "LastFailureTime", DATE,
                "Methods", LINES,
                "RecentTransitions", LINES));
        for (String count : List.of(
                "OpenRemainingMillis",
                "OpenedCount",
                "CallsTotal",
                "CallsSucceeded",
                "CallsFailed",
                "CallsIgnored",
                "CallsSlow",
                "CallsLate",
                "CallsRejected",
                "CallsInFlight",
                "RetriesTotal",
                "RetriesExhausted")) {
            expected.put(count, "long");
        }
        for (String share : List.of(
                "FailureRatePercent",
                "SlowCallRatePercent",
                "LatencyMeanMillis",
                "LatencyP50Millis",
                "LatencyP99Millis")) {
            expected.put(share, "double");
        }
        expected.put("SettingOrigins", LINES);
        expected.putAll(settings());
        for (String readOnly : List.of("Methods", "Where", "Returns", "Preset")) {
            expected.put("Setting" + readOnly, TEXT);
        }
        assertThat(attributes(circuit)).isEqualTo(expected);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String number :
                List.of("FailureThreshold", "HalfOpenCalls", "SuccessThreshold", "MinimumCalls", "RetryMaxAttempts")) {
            settings.put("Setting" + number, "int");
        }
        for (String factor : List.of("RecoveryBackoff", "RetryExponentialBase")) {
            settings.put("Setting" + factor, "double");
        }
        for (String choice : List.of("RetryInSynchronized", "HealthDrivesCircuit")) {
            settings.put("Setting" + choice, "boolean");
        }
        String texts = "RecoveryTimeout HalfOpenTimeout RecoveryTimeoutMax FailureRateThreshold SlowCallDuration"
                + " SlowCallRateThreshold Window MaxConcurrentCalls Mode Rejection RejectionStackTrace RetryBaseDelay"
                + " RetryMaxDelay RetryJitter RetryMaxDuration RetryBudget RetryAfter RetryNever Failures Ignored"
                + " FailureResults NotSent RejectedResults Writes HealthProbe HealthInterval HealthTimeout";
        for (String text : texts.split(" ", -1)) {
            settings.put("Setting" + text, TEXT);
        }
        return settings;
    }

    @Test
    void agentFallbackAndHealth_haveTheAttributesOfTheContract() throws JMException {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "Version", TEXT,
                "ConfigFile", TEXT,
                "ConfigLoadedAt", DATE,
                "ConfigProblems", LINES,
                "Circuits", LINES,
                "GuardedMethods", LINES,
                "UnmatchedPatterns", LINES,
                "WeaveFailures", LINES,
                "SuppressedErrors", "long",
                "RecentTransitions", LINES));
        expected.putAll(Map.of(
                "Mode", TEXT,
                "CircuitCount", "int",
                "CircuitsOpen", "int",
                "Health", LINES,
                "Settings", LINES,
                "StartedAt", DATE));
        assertThat(attributes(agent)).isEqualTo(expected);
        assertThat(attributes(fallback))
                .isEqualTo(new TreeMap<>(Map.of(
                        "Calls", "long", "ServedByTier", LINES, "AllTiersFailed", "long", "LastAllTiersFailed", TEXT)));
        assertThat(attributes(health))
                .isEqualTo(new TreeMap<>(Map.of(
                        "Healthy", "boolean",
                        "LastCheck", DATE,
                        "LastDurationMillis", "long",
                        "LastError", TEXT,
                        "ConsecutiveFailures", "long")));
        assertThat(server.getMBeanInfo(health).getOperations())
                .singleElement()
                .extracting(MBeanOperationInfo::getName)
                .isEqualTo("checkNow");
    }

    @Test
    void everything_isDescribed_andModeAndSettingsAreWritable() throws JMException {
        for (ObjectName name : List.of(agent, circuit, fallback, health)) {
            MBeanInfo info = server.getMBeanInfo(name);
            assertThat(info.getDescription()).as("%s", name).isNotBlank().doesNotContain("Information on");
            for (MBeanAttributeInfo attribute : info.getAttributes()) {
                assertThat(attribute.getDescription())
                        .as("%s %s", name, attribute.getName())
                        .isNotBlank()
                        .isNotEqualTo(attribute.getName())
                        .doesNotContain("exposed for management");
                assertThat(attribute.isWritable())
                        .as(attribute.getName())
                        .isEqualTo(
                                attribute.getName().equals("Mode") || settings().containsKey(attribute.getName()));
            }
            for (MBeanOperationInfo operation : info.getOperations()) {
                assertThat(operation.getDescription())
                        .as("%s %s", name, operation.getName())
                        .contains(" ")
                        .doesNotContain("exposed for management");
                assertThat(operation.getImpact())
                        .isEqualTo(
                                operation.getName().equals("explain")
                                        ? MBeanOperationInfo.INFO
                                        : MBeanOperationInfo.ACTION);
                for (MBeanParameterInfo parameter : operation.getSignature()) {
                    assertThat(parameter.getName()).isNotBlank().doesNotMatch("p\\d+");
                    assertThat(parameter.getDescription()).contains(" ");
                }
            }
        }
        assertThatThrownBy(() -> server.setAttribute(circuit, new Attribute("State", "OPEN")))
                .isInstanceOf(AttributeNotFoundException.class);
    }

    @Test
    void fallbackAndHealth_promiseNoNotifications() throws JMException {
        for (ObjectName name : List.of(fallback, health)) {
            assertThat(server.getMBeanInfo(name).getNotifications())
                    .as("it never sends any")
                    .isEmpty();
        }
        assertThat(server.getMBeanInfo(circuit).getNotifications()).hasSize(1);
        assertThat(server.getMBeanInfo(agent).getNotifications()).hasSize(1);
    }
}
