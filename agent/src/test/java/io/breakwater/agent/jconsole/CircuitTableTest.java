package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.swing.JLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CircuitTableTest {

    private final List<String> told = new ArrayList<>();
    private CircuitTable table = CircuitTable.make(() -> {});

    @BeforeEach
    void listen() {
        table = CircuitTable.make(() -> told.add(selected()));
    }

    private String selected() {
        CircuitRow row = table.selected();
        return row == null ? "nothing" : row.name();
    }

    private String text(int row, CircuitColumn column) {
        int at = CircuitColumn.ALL.indexOf(column);
        return ((JLabel) table.prepareRenderer(table.getCellRenderer(row, at), row, at)).getText();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int row = 0; row < table.getRowCount(); row++) {
            names.add(text(row, CircuitColumn.NAME));
        }
        return names;
    }

    private void sortBy(CircuitColumn column) {
        table.getRowSorter().toggleSortOrder(CircuitColumn.ALL.indexOf(column));
    }

    @Test
    void table_atFirst_selectsWhatNeedsSomebodyMost() {
        table.show(List.of(Seen.row("a", "CLOSED"), Seen.row("b", "HALF_OPEN"), Seen.row("c", "OPEN")));
        assertThat(selected()).isEqualTo("c");
        assertThat(table.getSelectedRow()).isEqualTo(2);
    }

    @Test
    void selection_isKept_whileCircuitsChangeComeAndGo() {
        table.show(List.of(Seen.row("a", "CLOSED"), Seen.row("b", "CLOSED")));
        table.setRowSelectionInterval(1, 1);
        assertThat(told).containsExactly("b");

        table.show(List.of(Seen.row("a", "OPEN"), Seen.row("b", "CLOSED")));
        assertThat(table.getSelectedRow()).isEqualTo(1);
        table.show(List.of(Seen.row("0", "CLOSED"), Seen.row("a", "OPEN"), Seen.row("b", "CLOSED")));
        assertThat(table.getSelectedRow()).isEqualTo(2);
        table.show(List.of(Seen.row("a", "OPEN")));
        assertThat(selected()).as("gone").isEqualTo("nothing");
        assertThat(table.getSelectedRow()).isEqualTo(-1);
        table.show(List.of(Seen.row("a", "OPEN"), Seen.row("b", "CLOSED")));
        assertThat(selected()).as("and back").isEqualTo("b");
        assertThat(told).as("nobody has selected anything since").containsExactly("b");
    }

    @Test
    void order_byState_isThatOfUrgency_andFollowsWhatChanges() {
        table.show(List.of(Seen.row("a", "CLOSED"), Seen.row("b", "FORCED_OPEN"), Seen.row("c", "OPEN")));
        sortBy(CircuitColumn.STATE);
        assertThat(names()).containsExactly("c", "b", "a");
        assertThat(selected()).isEqualTo("c");

        table.show(List.of(Seen.row("a", "OPEN"), Seen.row("b", "FORCED_OPEN"), Seen.row("c", "CLOSED")));
        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(selected()).isEqualTo("c");
        assertThat(table.getSelectedRow()).isEqualTo(2);
    }

    @Test
    void order_byCount_isThatOfNumbers() {
        table.show(List.of(
                CircuitRow.of(Seen.with("many", Map.of("CallsTotal", 1000L)), Seen.NOW),
                CircuitRow.of(Seen.with("few", Map.of("CallsTotal", 9L)), Seen.NOW)));
        sortBy(CircuitColumn.CALLS);
        assertThat(names()).containsExactly("few", "many");
        assertThat(text(1, CircuitColumn.CALLS)).isEqualTo("1,000");
    }

    @Test
    void order_byTime_isThatOfDurations() {
        table.show(List.of(
                CircuitRow.of(Seen.with("long", Map.of("StateSince", Date.from(Seen.NOW.minusSeconds(100)))), Seen.NOW),
                CircuitRow.of(
                        Seen.with("short", Map.of("StateSince", Date.from(Seen.NOW.minusSeconds(9)))), Seen.NOW)));
        sortBy(CircuitColumn.TIME);
        assertThat(names()).containsExactly("short", "long");
    }

    @Test
    void cells_sayFiguresInWords_andWhatIsUnknown() {
        table.show(List.of(CircuitRow.of(
                Seen.with(
                        "crm",
                        Map.of(
                                "State",
                                "OPEN",
                                "StateSince",
                                Date.from(Seen.NOW.minusSeconds(75)),
                                "OpenRemainingMillis",
                                17_200L,
                                "FailureRatePercent",
                                62.5,
                                "LatencyP99Millis",
                                -1.0,
                                "LastFailure",
                                "java.io.IOException")),
                Seen.NOW)));
        assertThat(text(0, CircuitColumn.STATE)).isEqualTo("OPEN");
        assertThat(text(0, CircuitColumn.TIME)).isEqualTo("1 min 15 s, trial in 18 s");
        assertThat(text(0, CircuitColumn.RATE)).isEqualTo("62.5 %");
        assertThat(text(0, CircuitColumn.P99)).isEqualTo("\u2013");
        assertThat(text(0, CircuitColumn.LAST_FAILURE)).isEqualTo("java.io.IOException");
        assertThat(text(0, CircuitColumn.IN_FLIGHT)).as("not there").isEqualTo("0");
    }

    @Test
    void row_ofAClockThatIsAhead_isNotNegative() {
        CircuitRow row = CircuitRow.of(Seen.circuit("crm", "CLOSED"), Seen.NOW.minusSeconds(3600));
        assertThat(row.time()).isEqualTo("0 s");
    }

    @Test
    void header_saysWhatEachColumnMeans() {
        assertThat(CircuitColumn.ALL)
                .allSatisfy(column -> assertThat(column.description()).isNotBlank());
        assertThat(table.getColumnCount()).isEqualTo(CircuitColumn.ALL.size());
    }
}
