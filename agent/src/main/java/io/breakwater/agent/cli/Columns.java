package io.breakwater.agent.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A table of text: a header and rows, as wide as the widest cell of each column; numbers stand at the right. Each row has as many cells. */
final class Columns {

    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("[-0-9.]+( ?%| ms)?");
    private static final int GOOD_WIDTH = 24;
    private static final int LEAST_WIDTH = 12;

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... header) {
        rows.add(List.of(header));
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The header first; as wide as it has to be. */
    List<String> lines() {
        return lines(Integer.MAX_VALUE);
    }

    /** The header first. To fit, the first column and, if it is text, the last one are shortened; neither to nothing. */
    List<String> lines(int longest) {
        int[] widths = widths();
        int last = widths.length - 1;
        int total = -GAP.length();
        for (int width : widths) {
            total += width + GAP.length();
        }
        int excess = total - longest;
        excess -= shrink(widths, 0, GOOD_WIDTH, excess);
        if (!isOfNumbers(last)) {
            excess -= shrink(widths, last, LEAST_WIDTH, excess);
        }
        shrink(widths, 0, LEAST_WIDTH, excess);
        List<String> lines = new ArrayList<>();
        boolean[] numbers = new boolean[widths.length];
        for (int column = 0; column < numbers.length; column++) {
            numbers[column] = isOfNumbers(column);
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = shortened(row.get(column), widths[column]);
                String space = " ".repeat(widths[column] - cell.length());
                line.append(numbers[column] ? space + cell : cell + space).append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Returns by how much. */
    private static int shrink(int[] widths, int column, int least, int excess) {
        int possible = Math.max(0, Math.min(excess, widths[column] - least));
        widths[column] -= possible;
        return possible;
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private boolean isOfNumbers(int column) {
        for (List<String> row : rows.subList(1, rows.size())) {
            if (!NUMBER.matcher(row.get(column)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** {@code 7s}, {@code 12m}, {@code 5h}, {@code 3d}: what somebody needs to know of a time that has passed. */
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 7200) {
            return seconds / 60 + "m";
        }
        return seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    /** Of a rate that is -1 where nobody can tell. */
    static String percent(double rate) {
        return rate < 0 ? "-" : String.format(Locale.ROOT, "%.0f%%", rate);
    }

    static String millis(double millis) {
        return millis < 0 ? "-" : String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, Math.max(0, longest - 1)) + "~";
    }
}
