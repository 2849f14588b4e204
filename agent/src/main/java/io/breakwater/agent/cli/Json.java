package io.breakwater.agent.cli;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON of what beans hold: maps, lists, texts, numbers, booleans, dates (ISO 8601), arrays of texts, null. */
final class Json {

    private static final String INDENT = "  ";

    private Json() {}

    static String of(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value, "");
        return json.toString();
    }

    private static void write(StringBuilder json, @Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            writeMap(json, map, indent);
        } else if (value instanceof String[] lines) {
            writeList(json, List.of(lines), indent);
        } else if (value instanceof List<?> list) {
            writeList(json, list, indent);
        } else if (value instanceof Number number) {
            json.append(Double.isFinite(number.doubleValue()) ? number : null); // JSON has no other numbers
        } else if (value == null || value instanceof Boolean) {
            json.append(value);
        } else {
            quote(json, value instanceof Date date ? date.toInstant().toString() : value.toString());
        }
    }

    private static void writeMap(StringBuilder json, Map<?, ?> map, String indent) {
        String separator = "{";
        for (Map.Entry<?, ?> each : map.entrySet()) {
            json.append(separator).append('\n').append(indent).append(INDENT);
            quote(json, String.valueOf(each.getKey()));
            json.append(": ");
            write(json, each.getValue(), indent + INDENT);
            separator = ",";
        }
        json.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
    }

    private static void writeList(StringBuilder json, List<?> list, String indent) {
        String separator = "[";
        for (Object each : list) {
            json.append(separator).append('\n').append(indent).append(INDENT);
            write(json, each, indent + INDENT);
            separator = ",";
        }
        json.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
