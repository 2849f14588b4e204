package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.jmx.AgentLookup;
import io.breakwater.agent.jmx.RemoteBean;
import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServerFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

final class CircuitsTabTest {

    private static final RemoteBean AGENT = Seen.with(
            "agent",
            Map.of(
                    "Version",
                    "1.0.0",
                    "Mode",
                    "enforce",
                    "CircuitCount",
                    2,
                    "CircuitsOpen",
                    1,
                    "ConfigFile",
                    "/etc/agent.properties"));

    private final CircuitsTab tab = new CircuitsTab(() -> null);

    private static Picture picture(int second) {
        return new Picture(
                Seen.NOW.plusSeconds(second),
                AGENT,
                List.of(Seen.circuit("crm", "OPEN"), Seen.circuit("writes", "CLOSED")));
    }

    private static Picture pictureWithoutAgent(int second) {
        return new Picture(Seen.NOW.plusSeconds(second), null, List.of());
    }

    private static <T extends Component> List<T> all(Container top, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component component : top.getComponents()) {
            if (type.isInstance(component)) {
                found.add(type.cast(component));
            }
            if (component instanceof Container container) {
                found.addAll(all(container, type));
            }
        }
        return found;
    }

    private String said(String accessibleName) {
        for (JLabel label : all(tab, JLabel.class)) {
            if (accessibleName.equals(label.getAccessibleContext().getAccessibleName())) {
                return label.getText();
            }
        }
        throw new AssertionError("there is no " + accessibleName);
    }

    private String message() {
        return said("What has happened");
    }

    private JTable table() {
        return all(tab, JTable.class).get(0);
    }

    private List<String> usable() {
        List<String> usable = new ArrayList<>();
        for (JButton button : all(tab, JButton.class)) {
            if (button.isEnabled()
                    && button.getText() != null
                    && !button.getText().isEmpty()) { // arrows have no word
                usable.add(button.getText());
            }
        }
        return usable;
    }

    @Test
    void tab_showsAgentAndCircuits_andWhatCanBeDone() {
        tab.show(picture(0), 0, null);
        assertThat(said("The agent"))
                .isEqualTo("Breakwater 1.0.0, mode enforce, 2 circuits, 1 open, /etc/agent.properties");
        assertThat(message()).isBlank();
        assertThat(table().getRowCount()).isEqualTo(2);
        assertThat(usable())
                .as("to crm, which is open")
                .containsExactly("Force open", "Close", "Disable", "Mode\u2026");

        table().setRowSelectionInterval(1, 1);
        assertThat(usable()).as("to writes, which is closed").containsExactly("Force open", "Disable", "Mode\u2026");
    }

    @Test
    void agent_thatComesAndGoes_isToldInOneLine() {
        tab.show(pictureWithoutAgent(0), 0, null);
        assertThat(message()).startsWith("There is no Breakwater agent in this JVM, or it is not shown");
        assertThat(usable()).isEmpty();
        tab.show(picture(1), 1, null);
        assertThat(message()).isBlank();
        tab.show(pictureWithoutAgent(2), 2, null);
        assertThat(message()).startsWith("There is no Breakwater agent in this JVM, or it is not shown");
        assertThat(table().getRowCount()).isZero();
    }

    @Test
    void jvm_thatCannotBeReached_leavesWhatWasSeen_untilItIsBack() {
        tab.show(picture(0), 0, null);
        tab.showFailure(new IOException("broken\npipe"), null);
        assertThat(message()).isEqualTo("The circuits cannot be read: broken pipe");
        assertThat(table().getRowCount()).isEqualTo(2);
        tab.show(picture(1), 1, null);
        assertThat(message()).isBlank();
    }

    @Test
    void order_saysWhatCameOfIt_untilTheNextOne() {
        Order close = Order.operate("crm", Operation.CLOSE);
        tab.show(picture(0), 0, close);
        tab.show(picture(1), 1, null);
        assertThat(message()).isEqualTo("Done: crm: Close");
        tab.showFailure(new IllegalArgumentException("the mode must be right"), Order.mode("on"));
        tab.show(picture(2), 2, null);
        assertThat(message()).isEqualTo("Not done: mode on: the mode must be right");
    }

    @Test
    void picture_thatComesLate_isNotShown_butItsOrderIsDone() {
        tab.show(picture(5), 5, null);
        Picture before = new Picture(Seen.NOW.plusSeconds(4), AGENT, List.of());
        tab.show(before, 4, Order.operate("crm", Operation.CLOSE));
        assertThat(table().getRowCount()).isEqualTo(2);
        assertThat(message()).isEqualTo("Done: crm: Close");
    }

    /** Somebody sets the clock of this machine back: what comes later is still newer. */
    @Test
    void picture_ofALaterLook_isShown_whateverTheClockSays() {
        tab.show(picture(5), 1, null);
        tab.show(new Picture(Seen.NOW.minusSeconds(600), AGENT, List.of()), 2, null);
        assertThat(table().getRowCount()).isZero();
    }

    @Test
    void order_withoutAgentToTakeIt_isNotDone() {
        AgentLookup empty = new AgentLookup(() -> MBeanServerFactory.newMBeanServer("empty"));
        assertThatThrownBy(() -> Picture.take(empty, Order.operate("crm", Operation.CLOSE)))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no agent any more");
    }

    @Test
    void look_isANewOneEachTime() {
        assertThat(tab.get()).isNotNull().isNotSameAs(tab.get());
    }
}
