package io.breakwater.agent.jconsole;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import javax.swing.JPanel;

/** Draws a {@link History} of one circuit: a bar for each look, as high as the share of calls that failed. */
final class ShareChart extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final Color BAR = new Color(0xB3261E);
    private static final Color GRID = new Color(0xBBBBBB);
    private static final int LEFT = 48;
    private static final int BOTTOM = 8;
    private static final int TOP = 24;

    private transient List<Double> shares = List.of();
    private String circuit = "";

    ShareChart() {
        setPreferredSize(new Dimension(420, 150));
        setBackground(Color.WHITE);
        getAccessibleContext().setAccessibleName("Share of failed and refused calls");
    }

    void show(String name, List<Double> history) {
        circuit = name;
        shares = history;
        getAccessibleContext().setAccessibleDescription(title());
        repaint();
    }

    private String title() {
        if (circuit.isEmpty()) {
            return "Select a circuit";
        }
        double last = shares.isEmpty() ? History.NO_CALLS : shares.get(shares.size() - 1);
        return circuit + ": failed and refused calls, "
                + (last < 0 ? "none now" : Math.round(last) + " % of the calls now");
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D canvas = (Graphics2D) graphics;
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int height = Math.max(1, getHeight() - TOP - BOTTOM);
        int width = Math.max(1, getWidth() - LEFT - BOTTOM);
        canvas.setColor(Color.BLACK);
        canvas.drawString(title(), BOTTOM, TOP - 8);
        for (int percent = 0; percent <= 100; percent += 50) {
            int y = TOP + height - height * percent / 100;
            canvas.setColor(GRID);
            canvas.drawLine(LEFT, y, LEFT + width, y);
            canvas.setColor(Color.BLACK);
            canvas.drawString(percent + " %", BOTTOM, y + 4);
        }
        canvas.setColor(BAR);
        for (int i = 0; i < shares.size(); i++) {
            int from = LEFT + width * i / History.KEPT;
            int to = LEFT + width * (i + 1) / History.KEPT;
            int bar = (int) Math.round(height * Math.max(0, shares.get(i)) / 100);
            canvas.fillRect(from, TOP + height - bar, Math.max(1, to - from), bar);
        }
    }
}
