package io.breakwater.agent.jconsole;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.swing.JPanel;

/**
 * How much of a circuit's calls failed or was refused over time, and the circuit's states below. On white in every look, as
 * its colours are made for it. Belongs to the event thread.
 */
final class RateChart extends JPanel {

    private static final long serialVersionUID = 1;

    static final Color FAILED = new Color(0xC62F38);
    static final Color REFUSED = new Color(0xB48AD0);
    private static final Color TEXT = new Color(0x303030);
    private static final Color GRID = new Color(0xD0D0D0);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    static final int LEFT = 48;
    static final int RIGHT = 12;
    static final int TOP = 28;
    private static final int BAND = 10;
    static final int BOTTOM = 44;

    private transient List<CallHistory.Sample> samples = List.of();

    RateChart() {
        setBackground(Color.WHITE);
        setMinimumSize(new Dimension(200, 120));
        setPreferredSize(new Dimension(420, 180));
        getAccessibleContext().setAccessibleName("Failed and refused calls over time");
    }

    /** Shows the past of a circuit. */
    void show(String circuit, List<CallHistory.Sample> past) {
        samples = past;
        getAccessibleContext().setAccessibleDescription(summary(circuit, past));
        repaint();
    }

    /** For those who hear it. */
    static String summary(String circuit, List<CallHistory.Sample> past) {
        if (past.isEmpty()) {
            return circuit + ": nothing seen yet";
        }
        CallHistory.Sample last = past.get(past.size() - 1);
        return circuit + " is " + last.state().name() + "; of the last " + last.calls() + " calls "
                + Figures.percent(last.failedPercent()) + " failed and " + Figures.percent(last.refusedPercent())
                + " were refused";
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D pen = (Graphics2D) graphics.create();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            legend(pen);
            grid(pen);
            if (!samples.isEmpty()) {
                past(pen);
            }
        } finally {
            pen.dispose();
        }
    }

    private void legend(Graphics2D pen) {
        int at = LEFT;
        at = key(pen, at, FAILED, "failed");
        at = key(pen, at, REFUSED, "refused");
        pen.setColor(TEXT);
        pen.drawString("of all calls", at, TOP - 11);
    }

    private static int key(Graphics2D pen, int at, Color colour, String word) {
        pen.setColor(colour);
        pen.fillRect(at, TOP - 20, 10, 10);
        pen.setColor(TEXT);
        pen.drawString(word, at + 14, TOP - 11);
        return at + 24 + pen.getFontMetrics().stringWidth(word);
    }

    private void grid(Graphics2D pen) {
        for (int percent = 0; percent <= 100; percent += 25) {
            int y = y(percent);
            pen.setColor(GRID);
            pen.drawLine(LEFT, y, getWidth() - RIGHT, y);
            if (percent % 50 == 0) {
                pen.setColor(TEXT);
                String label = percent + " %";
                pen.drawString(label, LEFT - 6 - pen.getFontMetrics().stringWidth(label), y + 4);
            }
        }
    }

    private void past(Graphics2D pen) {
        Instant to = samples.get(samples.size() - 1).to();
        Duration span = Duration.between(samples.get(0).from(), to);
        if (span.compareTo(SHORTEST) < 0) {
            span = SHORTEST;
        }
        for (CallHistory.Sample sample : samples) {
            int from = x(sample.from(), to, span);
            int width = x(sample.to(), to, span) - from;
            int failed = y(sample.failedPercent());
            int refused = y(sample.failedPercent() + sample.refusedPercent());
            pen.setColor(FAILED);
            pen.fillRect(from, failed, width, y(0) - failed);
            pen.setColor(REFUSED);
            pen.fillRect(from, refused, width, failed - refused);
            pen.setColor(sample.state().band());
            pen.fillRect(from, y(0) + 4, width, BAND);
        }
        pen.setStroke(new BasicStroke(1));
        pen.setColor(TEXT);
        int base = y(0) + 4 + BAND + pen.getFontMetrics().getAscent() + 4;
        pen.drawString(Figures.duration(span) + " ago", LEFT, base);
        String now = "state now: " + samples.get(samples.size() - 1).state().name();
        pen.drawString(now, getWidth() - RIGHT - pen.getFontMetrics().stringWidth(now), base);
    }

    private int x(Instant at, Instant to, Duration span) {
        double share = (double) Duration.between(at, to).toMillis() / span.toMillis();
        return getWidth() - RIGHT - (int) Math.round(share * (getWidth() - RIGHT - LEFT));
    }

    private int y(double percent) {
        return TOP + (int) Math.round((100 - percent) / 100 * Math.max(1, getHeight() - TOP - BOTTOM));
    }
}
