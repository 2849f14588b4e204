package io.breakwater.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call of the CRM's SDK comes to: a row of the table in the guide.
 *
 * @param situation what the server does, in words
 * @param told how the server behaves
 * @param seen what the application sees, shortened
 * @param counted outcomes that the circuit counts
 */
public record SdkRow(
        String situation, String told, String call, String seen, int bareRequests, int requests, String counted) {

    static final List<String> OUTCOMES = List.of("Succeeded", "Failed", "Ignored");

    private static final Pattern THROWN = Pattern.compile("(?:^| <- )(\\w+(?:Exception|Error))");
    private static final Pattern REFUSED = Pattern.compile("SDKException code ([A-Z_ ]+) details (.*): .*");
    private static final Pattern CODE = Pattern.compile("\"code\":\"?(\\w+)");

    /**
     * Reads the table that says what the circuit counts.
     *
     * @param told how a server is told to be as the first column says
     */
    public static List<SdkRow> readAll(Path guide, Map<String, String> told) throws IOException {
        List<SdkRow> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(guide)) {
            String[] cells = line.replace("`", "").split("\\s*\\|\\s*", -1);
            if (line.startsWith("| the server") && line.endsWith("| the circuit counts |")) {
                inTable = true;
            } else if (!line.startsWith("|")) {
                inTable = false;
            } else if (inTable && !line.startsWith("|---")) {
                rows.add(of(cells, told));
            }
        }
        return rows;
    }

    private static SdkRow of(String[] cells, Map<String, String> told) {
        int bareRequests = Integer.parseInt(cells[4]);
        int requests = Integer.parseInt(cells[5]);
        return new SdkRow(
                cells[1], told.getOrDefault(cells[1], ""), cells[2], cells[3], bareRequests, requests, cells[6]);
    }

    /** What matters to a reader of what {@code SdkReport} says. */
    static String shortened(String seen) {
        if (!seen.startsWith("SDKException")) {
            return seen.replaceFirst(" of '.*'", "").replaceFirst(", expected: (true|false),.*", "");
        }
        Matcher refused = REFUSED.matcher(seen);
        if (refused.matches() && !refused.group(1).equals("null")) {
            Matcher code = CODE.matcher(refused.group(2));
            return "SDKException " + refused.group(1) + (code.find() ? ", " + code.group(1) : "");
        }
        StringJoiner chain = new StringJoiner(" <- ");
        Matcher thrown = THROWN.matcher(seen);
        while (thrown.find()) {
            chain.add(thrown.group(1));
        }
        return chain.toString();
    }

    static String counted(long[] before, long[] after) {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < before.length; i++) {
            if (after[i] > before[i]) {
                text.add(after[i] - before[i] + " " + OUTCOMES.get(i).toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }
}
