package io.breakwater.agent.jconsole;

import java.util.ArrayList;
import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;

/** All circuits. Belongs to the event thread. */
final class CircuitTableModel extends AbstractTableModel {

    private static final long serialVersionUID = 1;

    private transient List<CircuitRow> rows = List.of();

    /** Takes what was seen. Says no more than needed of what has changed, or the table would lose its selection each time. */
    void show(List<CircuitRow> seen) {
        boolean sameCircuits = names(seen).equals(names(rows));
        rows = List.copyOf(seen);
        if (!sameCircuits) {
            fireTableDataChanged();
        } else if (!rows.isEmpty()) {
            fireTableRowsUpdated(0, rows.size() - 1);
        }
    }

    private static List<String> names(List<CircuitRow> rows) {
        List<String> names = new ArrayList<>();
        for (CircuitRow row : rows) {
            names.add(row.name());
        }
        return names;
    }

    /** Null = there is no such row. */
    @Nullable
    CircuitRow row(int index) {
        return index < 0 || index >= rows.size() ? null : rows.get(index);
    }

    /** Where the circuit of that name is; -1 = it is not there. */
    int indexOf(@Nullable String name) {
        return name == null ? -1 : names(rows).indexOf(name);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return CircuitColumn.ALL.size();
    }

    @Override
    public String getColumnName(int column) {
        return CircuitColumn.ALL.get(column).title();
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return CircuitColumn.ALL.get(column).type();
    }

    @Override
    public Object getValueAt(int row, int column) {
        return CircuitColumn.ALL.get(column).value(rows.get(row));
    }
}
