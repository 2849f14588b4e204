package io.breakwater.agent.jconsole;

import java.awt.Component;
import java.awt.Font;
import java.awt.event.MouseEvent;
import java.util.Comparator;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;
import org.jspecify.annotations.Nullable;

/** The table of all circuits: sortable, and what is selected stays so however it changes. Belongs to the event thread. */
final class CircuitTable extends JTable {

    private static final long serialVersionUID = 1;

    private final transient Runnable onSelection;
    private final CircuitTableModel model;

    /** What is selected, also while the circuit is not there. */
    private @Nullable String selected;

    /** While the rows change, the selection that Swing loses is not the user's. */
    private boolean changing;

    private CircuitTable(CircuitTableModel model, Runnable onSelection) {
        super(model);
        this.model = model;
        this.onSelection = onSelection;
    }

    /**
     * A table of nothing yet.
     *
     * @param onSelection told when another circuit is selected
     */
    static CircuitTable make(Runnable onSelection) {
        CircuitTableModel model = new CircuitTableModel();
        CircuitTable table = new CircuitTable(model, onSelection);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setRowHeight(table.getRowHeight() + 6);
        table.setFillsViewportHeight(true);
        table.getAccessibleContext().setAccessibleName("Circuits");
        table.setRowSorter(sorter(model));
        for (int i = 0; i < CircuitColumn.ALL.size(); i++) {
            TableColumn column = table.getColumnModel().getColumn(i);
            column.setPreferredWidth(CircuitColumn.ALL.get(i).width());
            column.setCellRenderer(new Cell());
        }
        table.getSelectionModel().addListSelectionListener(event -> table.selectionChanged());
        return table;
    }

    private static TableRowSorter<CircuitTableModel> sorter(CircuitTableModel model) {
        TableRowSorter<CircuitTableModel> sorter = new TableRowSorter<>(model);
        sorter.setSortsOnUpdates(true);
        sorter.setComparator(CircuitColumn.ALL.indexOf(CircuitColumn.TIME), Comparator.comparing(CircuitRow::since));
        return sorter;
    }

    void show(List<CircuitRow> rows) {
        changing = true;
        try {
            model.show(rows);
            if (selected == null && !rows.isEmpty()) {
                selected = mostUrgent(rows).name();
            }
            int row = model.indexOf(selected);
            if (row >= 0) {
                int shown = convertRowIndexToView(row);
                setRowSelectionInterval(shown, shown);
            } else {
                clearSelection();
            }
        } finally {
            changing = false;
        }
    }

    private static CircuitRow mostUrgent(List<CircuitRow> rows) {
        CircuitRow worst = rows.get(0);
        for (CircuitRow row : rows) {
            if (row.state().compareTo(worst.state()) < 0) {
                worst = row;
            }
        }
        return worst;
    }

    /** Null = none is selected, or it is gone. */
    @Nullable
    CircuitRow selected() {
        return model.row(model.indexOf(selected));
    }

    private void selectionChanged() {
        int shown = getSelectedRow();
        if (changing || shown < 0) {
            return;
        }
        CircuitRow row = model.row(convertRowIndexToModel(shown));
        if (row != null && !row.name().equals(selected)) {
            selected = row.name();
            onSelection.run();
        }
    }

    /** With what each column means. */
    @Override
    protected JTableHeader createDefaultTableHeader() {
        return new JTableHeader(columnModel) {
            private static final long serialVersionUID = 1;

            @Override
            public String getToolTipText(MouseEvent event) {
                int at = columnModel.getColumnIndexAtX(event.getX());
                return at < 0
                        ? ""
                        : CircuitColumn.ALL
                                .get(columnModel.getColumn(at).getModelIndex())
                                .description();
            }
        };
    }

    /** Formats what the column holds. */
    private static final class Cell extends DefaultTableCellRenderer {

        private static final long serialVersionUID = 1;

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean isSelected, boolean hasFocus, int row, int column) {
            setForeground(null);
            setBackground(null);
            super.getTableCellRendererComponent(table, value, isSelected, hasFocus, row, column);
            setHorizontalAlignment(value instanceof Number ? SwingConstants.RIGHT : SwingConstants.LEFT);
            setText(text(value));
            setToolTipText(getText());
            setBorder(BorderFactory.createCompoundBorder(getBorder(), BorderFactory.createEmptyBorder(0, 4, 0, 4)));
            if (value instanceof StateLook state) {
                setForeground(state.text());
                setBackground(state.ground());
                setFont(getFont().deriveFont(Font.BOLD));
            }
            return this;
        }

        private static String text(Object value) {
            if (value instanceof StateLook state) {
                return state.name();
            }
            if (value instanceof CircuitRow row) {
                return row.time();
            }
            if (value instanceof Double percent) {
                return Figures.percent(percent);
            }
            if (value instanceof Float millis) {
                return Figures.millis(millis);
            }
            return value instanceof Number count ? Figures.count(count.longValue()) : value.toString();
        }
    }
}
