package io.breakwater.agent.jmx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

final class AgentLookupTest {

    @Test
    void agent_thatIsThere_isFoundEachTime() throws Exception {
        BeansFixture beans = new BeansFixture();
        AgentLookup lookup = new AgentLookup(() -> beans.server);
        RemoteAgent agent = requireNonNull(lookup.find());
        assertThat(agent.version()).isEqualTo("1.0.0");
        agent.close();
        assertThat(lookup.find()).as("the connection is not ours to close").isNotNull();
        beans.beans.unregisterAll(beans.facts);
        assertThat(lookup.find()).isNull();
    }

    @Test
    void jvm_withoutAgent_isNone() throws Exception {
        assertThat(new AgentLookup(() -> MBeanServerFactory.newMBeanServer("empty")).find())
                .isNull();
    }

    @Test
    void connection_thatIsNotThere_isToldInASentence() {
        assertThatThrownBy(() -> new AgentLookup(() -> null).find())
                .isInstanceOf(IOException.class)
                .hasMessage("there is no connection");
    }
}
