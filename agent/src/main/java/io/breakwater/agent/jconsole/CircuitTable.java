package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Instant;
import java.util.List;
import javax.swing.table.AbstractTableModel;

/** Circuits as the rows of a table. For the event thread. */
final class CircuitTable extends AbstractTableModel {

    private static final long serialVersionUID = 1L;

    static final int NAME = 0;
    static final int STATE = 1;
    static final int LAST_FAILURE = 10;

    private static final String[] COLUMNS = {
        "Circuit",
        "State",
        "For (s)",
        "Failure rate",
        "Calls",
        "Failed",
        "Rejected",
        "Retries",
        "In flight",
        "P99 (ms)",
        "Last failure"
    };

    private transient List<RemoteBean> rows = List.of();
    private transient Instant now = Instant.EPOCH;

    /** Rows stay where they are as long as the circuits are the same, and so does the selection. */
    void show(List<RemoteBean> circuits, Instant at) {
        boolean sameCircuits = names(circuits).equals(names(rows));
        rows = circuits;
        now = at;
        if (sameCircuits) {
            if (!rows.isEmpty()) {
                fireTableRowsUpdated(0, rows.size() - 1);
            }
        } else {
            fireTableDataChanged();
        }
    }

    private static List<String> names(List<RemoteBean> circuits) {
        return circuits.stream().map(RemoteBean::name).toList();
    }

    RemoteBean circuit(int row) {
        return rows.get(row);
    }

    @Override
    public int getRowCount() {
        return rows == null ? 0 : rows.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS[column];
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return switch (column) {
            case NAME, STATE, LAST_FAILURE -> String.class;
            case 3, 9 -> Double.class;
            default -> Long.class;
        };
    }

    @Override
    public Object getValueAt(int row, int column) {
        RemoteBean circuit = rows.get(row);
        return switch (column) {
            case NAME -> circuit.name();
            case STATE -> circuit.text("State");
            case 2 -> seconds(circuit);
            case 3 -> circuit.decimal("FailureRatePercent");
            case 4 -> circuit.number("CallsTotal");
            case 5 -> circuit.number("CallsFailed");
            case 6 -> circuit.number("CallsRejected");
            case 7 -> circuit.number("RetriesTotal");
            case 8 -> circuit.number("CallsInFlight");
            case 9 -> circuit.decimal("LatencyP99Millis");
            default -> circuit.text("LastFailure");
        };
    }

    private long seconds(RemoteBean circuit) {
        Instant since = circuit.time("StateSince");
        return since == null ? 0 : Math.max(0, now.getEpochSecond() - since.getEpochSecond());
    }
}
