package io.breakwater.it.jconsole;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import javax.swing.tree.TreePath;
import org.jspecify.annotations.Nullable;

/** Everything that is on the screen at one moment. For the event thread. */
final class Widgets {

    private final List<Component> all = new ArrayList<>();

    private Widgets() {}

    static Widgets shown() {
        Widgets widgets = new Widgets();
        for (Window window : Window.getWindows()) {
            if (window.isShowing()) {
                widgets.add(window);
            }
        }
        return widgets;
    }

    private void add(Component component) {
        if (component.isShowing()) {
            all.add(component);
            if (component instanceof Container container) {
                for (Component inner : container.getComponents()) {
                    add(inner);
                }
            }
        }
    }

    private <T extends Component> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The last one: dialogs come after what they are about. */
    private <T extends Component> T last(Class<T> type, Predicate<T> wanted, String what) {
        List<T> found = of(type).stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no " + what);
        }
        return found.get(found.size() - 1);
    }

    /** Later, for it may open a dialog that waits. */
    String press(String text) {
        AbstractButton button =
                last(AbstractButton.class, each -> text.equals(each.getText()) && each.isEnabled(), "button " + text);
        EventQueue.invokeLater(button::doClick);
        return text;
    }

    String tab(String title) {
        JTabbedPane tabs = last(JTabbedPane.class, each -> each.indexOfTab(title) >= 0, "tab " + title);
        if (!tabs.isEnabledAt(tabs.indexOfTab(title))) {
            throw new IllegalStateException("tab " + title + " cannot be opened yet");
        }
        tabs.setSelectedIndex(tabs.indexOfTab(title));
        return title;
    }

    /** Opens a node of a tree after another, and selects the last. */
    String select(String... names) {
        JTree tree = last(JTree.class, each -> true, "tree");
        TreePath path = new TreePath(tree.getModel().getRoot());
        for (String name : names) {
            Object child = child(tree, path.getLastPathComponent(), name);
            if (child == null) {
                tree.expandPath(path); // what is in a bean is looked up then
                throw new IllegalStateException("there is no " + name + " below " + path.getLastPathComponent());
            }
            path = path.pathByAddingChild(child);
        }
        tree.setSelectionPath(path);
        tree.scrollPathToVisible(path);
        return path.getLastPathComponent().toString();
    }

    private static @Nullable Object child(JTree tree, Object parent, String name) {
        for (int i = 0; i < tree.getModel().getChildCount(parent); i++) {
            Object child = tree.getModel().getChild(parent, i);
            // Behind "Notifications" stands how many there are.
            if (child.toString().equals(name) || child.toString().startsWith(name + "[")) {
                return child;
            }
        }
        return null;
    }

    private record Row(JTable table, int index) {

        Point at(int column) {
            Rectangle cell = table.getCellRect(index, column, true);
            return new Point(cell.x + cell.width / 2, cell.y + cell.height / 2);
        }
    }

    /** The row whose first cell says so. */
    private Row rowOf(String name) {
        for (JTable table : of(JTable.class)) {
            for (int i = 0; i < table.getRowCount(); i++) {
                if (name.equals(String.valueOf(table.getValueAt(i, 0)))) {
                    table.scrollRectToVisible(table.getCellRect(i, 0, true));
                    return new Row(table, i);
                }
            }
        }
        throw new IllegalStateException("there is no row " + name);
    }

    String row(String name) {
        Row row = rowOf(name);
        row.table().setRowSelectionInterval(row.index(), row.index());
        return name;
    }

    /** What stands beside a name. */
    String cell(String name) {
        Row row = rowOf(name);
        return String.valueOf(row.table().getValueAt(row.index(), 1));
    }

    String tip(String name) {
        Row row = rowOf(name);
        return String.valueOf(row.table().getToolTipText(event(row, 0, MouseEvent.MOUSE_MOVED, 0)));
    }

    String doubleClick(String name) {
        Row row = rowOf(name);
        for (int clicks = 1; clicks <= 2; clicks++) {
            for (int kind : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED}) {
                row.table().dispatchEvent(event(row, 1, kind, clicks));
            }
        }
        return name;
    }

    private static MouseEvent event(Row row, int column, int kind, int clicks) {
        Point at = row.at(column);
        int button = clicks == 0 ? MouseEvent.NOBUTTON : MouseEvent.BUTTON1;
        int mask = clicks == 0 ? 0 : MouseEvent.BUTTON1_DOWN_MASK;
        return new MouseEvent(row.table(), kind, System.currentTimeMillis(), mask, at.x, at.y, clicks, false, button);
    }

    /** Types it there, in the field that the table opens for it, and presses Enter. */
    String edit(String name, String value) {
        Row row = rowOf(name);
        if (!row.table().editCellAt(row.index(), 1)) {
            throw new IllegalStateException(name + " cannot be edited");
        }
        JTextField field = firstField(row.table().getEditorComponent());
        if (field == null) {
            throw new IllegalStateException(name + " is edited in no field");
        }
        field.setText(value);
        EventQueue.invokeLater(field::postActionEvent); // which may open a dialog that waits
        return value;
    }

    private static @Nullable JTextField firstField(Component component) {
        if (component instanceof JTextField field) {
            return field;
        }
        if (component instanceof Container container) {
            for (Component inner : container.getComponents()) {
                JTextField found = firstField(inner);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Types into the field behind a label. */
    String fill(String label, String value) {
        int at = all.indexOf(last(JLabel.class, each -> label.equals(each.getText()), "label " + label));
        for (Component behind : all.subList(at, all.size())) {
            if (behind instanceof JTextField field) {
                field.setText(value);
                return value;
            }
        }
        throw new IllegalStateException("there is no field behind " + label);
    }

    /** Takes one of what a dialog offers. */
    String choose(String value) {
        JComboBox<?> box = last(JComboBox.class, each -> true, "choice");
        box.setSelectedItem(value);
        if (!value.equals(box.getSelectedItem())) {
            throw new IllegalStateException("there is no choice " + value);
        }
        return value;
    }

    /** As wide as this many pixels: the tree at the left, and the first column of tables. */
    String divide(int tree, int names) {
        for (JSplitPane panes : of(JSplitPane.class)) {
            for (JTree each : of(JTree.class)) {
                if (SwingUtilities.isDescendingFrom(each, panes.getLeftComponent())) {
                    panes.setDividerLocation(tree);
                }
            }
        }
        for (JTable table : of(JTable.class)) {
            TableColumn first = table.getColumnModel().getColumn(0);
            first.setMaxWidth(names);
            first.setPreferredWidth(names);
        }
        return tree + " " + names;
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Component component : all) {
            if (component instanceof JLabel label) {
                texts.add(label.getText());
            } else if (component instanceof AbstractButton button) {
                texts.add(button.getText());
            } else if (component instanceof JTextComponent text) {
                texts.add(text.getText());
            } else if (component instanceof JList<?> list) {
                for (int i = 0; i < list.getModel().getSize(); i++) {
                    texts.add(String.valueOf(list.getModel().getElementAt(i)));
                }
            } else if (component instanceof JTable table) {
                addCells(texts, table);
            }
        }
        texts.removeIf(text -> text == null || text.isBlank());
        return texts;
    }

    private static void addCells(List<String> texts, JTable table) {
        for (int row = 0; row < table.getRowCount(); row++) {
            for (int column = 0; column < table.getColumnCount(); column++) {
                TableCellRenderer renderer = table.getCellRenderer(row, column);
                if (renderer != null) { // else the table is about to change
                    addTextsIn(texts, table.prepareRenderer(renderer, row, column));
                }
            }
        }
    }

    /** A cell that was double-clicked has a text of its own in it, of several lines. */
    private static void addTextsIn(List<String> texts, @Nullable Component cell) {
        if (cell instanceof JTextComponent text) {
            texts.add(plain(text));
        } else if (cell instanceof JLabel label) {
            texts.add(label.getText());
        } else if (cell instanceof Container container) {
            for (Component inner : container.getComponents()) {
                addTextsIn(texts, inner);
            }
        }
    }

    private static String plain(JTextComponent text) {
        try {
            return text.getDocument().getText(0, text.getDocument().getLength()).replace('\u00a0', ' ');
        } catch (BadLocationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
