package io.breakwater.agent.jconsole;

import java.awt.Color;
import java.awt.Component;
import java.util.Locale;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.jspecify.annotations.Nullable;

/** How cells look: states in colours that can be told apart and read, numbers that nobody knows as a dash. */
final class Cells extends DefaultTableCellRenderer {

    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean selected, boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, value, selected, focused, row, column);
        boolean isState = table.convertColumnIndexToModel(column) == CircuitTable.STATE;
        setHorizontalAlignment(value instanceof Number ? SwingConstants.RIGHT : SwingConstants.LEFT);
        if (value instanceof Double number) {
            setText(number < 0 ? "-" : String.format(Locale.ROOT, "%.1f", number));
        }
        if (isState && value != null) {
            setForeground(ink(value.toString()));
            setBackground(paper(value.toString()));
        } else if (!selected) {
            setForeground(table.getForeground());
            setBackground(table.getBackground());
        }
        return this;
    }

    static Color paper(String state) {
        return switch (state) {
            case "OPEN" -> new Color(0xB3261E);
            case "FORCED_OPEN" -> new Color(0x7B1FA2);
            case "HALF_OPEN" -> new Color(0xF5C451);
            case "DISABLED" -> new Color(0xC5CAE9);
            default -> new Color(0xC8E6C9);
        };
    }

    static Color ink(String state) {
        return state.equals("OPEN") || state.equals("FORCED_OPEN") ? Color.WHITE : Color.BLACK;
    }
}
