package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.config.Setting;
import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.JMException;
import javax.management.MBeanServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The settings of a circuit as attributes. */
final class CircuitBeanTest {

    private final BeansFixture beans = new BeansFixture();
    private final MBeanServer server = beans.server;

    CircuitBeanTest() throws Exception {}

    private Object get(String attribute) throws JMException {
        return server.getAttribute(beans.circuit, attribute);
    }

    private void set(String attribute, @Nullable Object value) throws JMException {
        server.setAttribute(beans.circuit, new Attribute(attribute, value));
    }

    @Test
    void settings_areShownAsTheyAreInForce() throws JMException {
        assertThat(get("SettingFailureThreshold")).isEqualTo(2);
        assertThat(get("SettingRecoveryTimeout")).isEqualTo("60s");
        assertThat(get("SettingRecoveryBackoff")).isEqualTo(1.0);
        assertThat(get("SettingRetryInSynchronized")).isEqualTo(false);
        assertThat(get("SettingWindow")).isEqualTo("100 calls");
        assertThat((String[]) get("SettingOrigins"))
                .anyMatch(line -> line.matches("failure-threshold +2 +.*:1"))
                .anyMatch(line -> line.matches("recovery-timeout +60s +default"));
    }

    @Test
    void setting_isTakenAsWhateverTypeItsTextCanBe() throws JMException {
        set("SettingFailureThreshold", 7);
        set("SettingFailureThreshold", " 8 ");
        set("SettingRecoveryTimeout", 30);
        set("SettingRecoveryTimeout", null);
        server.invoke(beans.circuit, "resetSettings", new Object[0], new String[0]);
        assertThat(beans.control.set)
                .containsExactly(
                        "tier1_mcp failure-threshold=7",
                        "tier1_mcp failure-threshold=8",
                        "tier1_mcp recovery-timeout=30",
                        "tier1_mcp recovery-timeout=",
                        "tier1_mcp reset");
    }

    /** A circuit alone cannot say what the others are left with. */
    @Test
    void settingsThatDecideWhatIsWoven_areShownAndRefused() throws JMException {
        assertThat(get("SettingMethods")).isEqualTo("com.acme.A#get, com.acme.Missing#get");
        assertThat(get("SettingWhere")).isEqualTo("");
        assertThat(get("SettingPreset")).isEqualTo("");
        assertThat((String[]) get("SettingOrigins"))
                .anyMatch(line -> line.matches("methods +com.acme.A#get, com.acme.Missing#get +.*:2"))
                .anyMatch(line -> line.matches("where +default"));
        assertThatThrownBy(() -> set("SettingMethods", "com.acme.B#get"))
                .isExactlyInstanceOf(AttributeNotFoundException.class)
                .hasMessage("SettingMethods can only be read: change methods in the configuration file");
        assertThat(beans.control.set).isEmpty();
    }

    @Test
    void setting_thatIsWrong_isRefusedWithTheSentenceAlone() {
        assertThatThrownBy(() -> set("SettingWindow", "wrong"))
                .isExactlyInstanceOf(InvalidAttributeValueException.class)
                .hasMessage("window must be right")
                .hasNoCause();
    }

    @Test
    void severalAttributes_areReadAndSetTogether() throws JMException {
        String[] names = {"State", "SettingWindow", "NoSuch"};
        assertThat(server.getAttributes(beans.circuit, names).asList())
                .containsExactly(new Attribute("State", "CLOSED"), new Attribute("SettingWindow", "100 calls"));
        AttributeList wanted = new AttributeList(
                List.of(new Attribute("SettingWindow", "wrong"), new Attribute("SettingMinimumCalls", 3)));
        assertThat(server.setAttributes(beans.circuit, wanted).asList())
                .containsExactly(new Attribute("SettingMinimumCalls", 3));
        assertThat(beans.control.set).containsExactly("tier1_mcp minimum-calls=3");
    }

    /** Its path may hold a secret. */
    @Test
    void addressOfAProbe_isShownWithoutItsPath() {
        assertThat(SettingAttribute.shown(Setting.HEALTH_PROBE, "https://crm:8443/ping?key=k"))
                .isEqualTo("https://crm:8443/...");
        assertThat(SettingAttribute.shown(Setting.HEALTH_PROBE, "tcp://crm:8443"))
                .isEqualTo("tcp://crm:8443");
        assertThat(SettingAttribute.shown(Setting.HEALTH_PROBE, "com.acme.Crm#ping"))
                .isEqualTo("com.acme.Crm#ping");
        assertThat(SettingAttribute.shown(Setting.WINDOW, "60s")).isEqualTo("60s");
    }

    /** JConsole writes a cell back that somebody has only clicked at. */
    @Test
    void addressOfAProbe_writtenBackAsItIsShown_staysWhatItIs() throws Exception {
        beans.gate.reconfigure(
                "circuit.tier1_mcp.methods = com.acme.A#get",
                "circuit.tier1_mcp.health.probe = https://crm:8443/ping?key=k");
        beans.control.config = beans.gate.config;
        Object shown = get("SettingHealthProbe");
        assertThat(shown).isEqualTo("https://crm:8443/...");
        set("SettingHealthProbe", shown);
        assertThat(beans.control.set).isEmpty();
        assertThatThrownBy(() -> set("SettingHealthProbe", "https://other:8443/..."))
                .isExactlyInstanceOf(InvalidAttributeValueException.class)
                .hasMessage("health.probe must be the whole address: ... stands for a path that is not shown");
        set("SettingHealthProbe", "https://other:8443/ping");
        assertThat(beans.control.set).containsExactly("tier1_mcp health.probe=https://other:8443/ping");
    }

    @Test
    void agent_sumsUp() throws JMException {
        assertThat(server.getAttribute(beans.agent, "CircuitCount")).isEqualTo(2);
        assertThat(server.getAttribute(beans.agent, "CircuitsOpen")).isEqualTo(0);
        server.invoke(beans.circuit, "forceOpen", new Object[0], new String[0]);
        assertThat(server.getAttribute(beans.agent, "CircuitsOpen")).isEqualTo(1);
        assertThat((String[]) server.getAttribute(beans.agent, "Health"))
                .containsExactly("tier2-sdk  UNKNOWN  not checked yet");
        assertThat((String[]) server.getAttribute(beans.agent, "Settings"))
                .anyMatch(line -> line.matches("jmx.enabled +true +default"));
    }
}
