package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

final class JmxWatcherTest {

    private final BeansFixture it = new BeansFixture();
    private final JmxWatcher watcher = new JmxWatcher(it.facts);

    JmxWatcherTest() throws Exception {}

    @Test
    void server_ofTheJvm_isToldFromOthers() throws Exception {
        assertThat(watcher.isOfTheJvm(ManagementFactory.getPlatformMBeanServer()))
                .isTrue();
        assertThat(watcher.isOfTheJvm(MBeanServerFactory.newMBeanServer("somebody's")))
                .isFalse();
    }

    /** It is asked again and again, and others after it. */
    @Test
    void server_thatIsBroken_isNone_andIsToldOnce() throws Exception {
        MBeanServer broken = (MBeanServer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MBeanServer.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("closed");
                });

        assertThat(watcher.isOfTheJvm(broken)).isFalse();
        assertThat(watcher.isOfTheJvm(broken)).isFalse();

        assertThat(it.errors.count()).isEqualTo(1);
    }

    /** Its beans would be in the way of the next agent. */
    @Test
    void unregisterAll_leavesABeanThatIsNotOurs() throws Exception {
        Beans later = new Beans(it.server);
        try {
            later.register(it.facts);
        } catch (javax.management.JMException taken) {
            later.unregisterAll(it.facts);
        }

        assertThat(it.server.isRegistered(it.agent)).as("of the first").isTrue();
    }
}
