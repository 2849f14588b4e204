package io.breakwater.agent.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${NAME}} and {@code ${NAME:default}} in values by environment variables. */
final class Placeholders {

    private final Map<String, String> environment;

    Placeholders(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The value with all placeholders replaced; null where a variable is neither set nor given a default. */
    @Nullable
    String resolve(String value) {
        int open = value.indexOf("${");
        if (open < 0) {
            return value;
        }
        StringBuilder resolved = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = value.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String replacement = variable(value.substring(open + 2, close));
            if (replacement == null) {
                return null;
            }
            resolved.append(value, from, open).append(replacement);
            from = close + 1;
            open = value.indexOf("${", from);
        }
        return resolved.append(value.substring(from)).toString();
    }

    private @Nullable String variable(String inner) {
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        String found = environment.get(name);
        return found == null && colon >= 0 ? inner.substring(colon + 1) : found;
    }
}
