package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.Eventually;
import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.MethodShape;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The probe of a circuit as JConsole shows it. */
final class HealthViewTest {

    private static volatile boolean down;

    private final BeansFixture beans = new BeansFixture();
    private final MBeanServer server = beans.server;
    private final ObjectName health = beans.health;

    HealthViewTest() throws Exception {}

    /** What {@link BeansFixture} has as a probe. */
    static void check() throws IOException {
        if (down) {
            throw new IOException("http://localhost/?key=hidden");
        }
    }

    @AfterEach
    void up() {
        down = false;
    }

    private Object get(String attribute) throws JMException {
        return server.getAttribute(health, attribute);
    }

    private void checkUntil(boolean healthy) {
        Eventually.holds(() -> {
            try {
                server.invoke(health, "checkNow", new Object[0], new String[0]);
                return get("Healthy").equals(healthy);
            } catch (JMException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private void weave() {
        CircuitBinding binding = beans.gate.bindings().get(1);
        beans.gate.sites.register(binding, new MethodShape("com.acme.B", "get", List.of(), "int", false));
    }

    @Test
    void beforeTheFirstMethodIsWoven_nothingIsKnown() throws JMException {
        server.invoke(health, "checkNow", new Object[0], new String[0]);
        assertThat(get("Healthy")).isEqualTo(false);
        assertThat(get("LastCheck")).isNull();
        assertThat(get("LastDurationMillis")).isEqualTo(0L);
        assertThat(get("LastError")).isNull();
        assertThat(get("ConsecutiveFailures")).isEqualTo(0L);
    }

    @Test
    void checks_areShown() throws JMException {
        weave();
        checkUntil(true);
        assertThat((Date) get("LastCheck")).isAfter(Instant.ofEpochMilli(1000));
        assertThat((Long) get("LastDurationMillis")).isNotNegative();
        assertThat(get("LastError")).isNull();

        down = true;
        checkUntil(false);
        assertThat(get("LastError")).as("no message: it may hold secrets").isEqualTo("java.io.IOException");
        assertThat((Long) get("ConsecutiveFailures")).isPositive();

        down = false;
        checkUntil(true);
        assertThat(get("ConsecutiveFailures")).isEqualTo(0L);
    }
}
