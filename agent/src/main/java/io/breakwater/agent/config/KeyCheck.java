package io.breakwater.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells known keys from unknown ones, and finds out which circuits and fallback chains there are. */
final class KeyCheck {

    private static final String CIRCUIT = "circuit.";
    private static final String FALLBACK = "fallback.";

    private final Sources sources;
    private final Problems problems;
    private final Set<String> circuits = new LinkedHashSet<>();
    private final Set<String> fallbacks = new LinkedHashSet<>();

    KeyCheck(Sources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void check() {
        for (Value value : sources.fromFile()) {
            check(value);
        }
        for (Value value : sources.fromSystemProperties()) {
            // Names the file, and is read before there is one.
            if (!value.key().equals("config")) {
                check(value);
            }
        }
    }

    Set<String> circuits() {
        return circuits;
    }

    Set<String> fallbacks() {
        return fallbacks;
    }

    private void check(Value value) {
        String key = value.key();
        if (key.startsWith(CIRCUIT)) {
            checkNamed(value, CIRCUIT, circuits);
        } else if (key.startsWith(FALLBACK)) {
            checkNamed(value, FALLBACK, fallbacks);
        } else {
            checkBare(value);
        }
    }

    private void checkBare(Value value) {
        List<String> known = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (setting.isForAll()) {
                if (setting.key().equals(value.key())) {
                    return;
                }
                known.add(setting.key());
            } else if (setting.key().equals(value.key())) {
                problems.add(value, "can only be set as " + setting.prefix() + setting.key());
                return;
            }
        }
        problems.add(value, "unknown key" + Suggestion.didYouMean(value.key(), known));
    }

    private void checkNamed(Value value, String prefix, Set<String> names) {
        int dot = value.key().indexOf('.', prefix.length());
        if (dot < 0) {
            problems.add(value, "lacks a setting: write " + prefix + "<name>.<setting>");
            return;
        }
        String name = value.key().substring(prefix.length(), dot);
        if (!isName(name)) {
            problems.add(value, "'" + name + "' is not a name: only letters, digits, '_' and '-' can be in it");
            return;
        }
        names.add(name);
        String rest = value.key().substring(dot + 1);
        String tier = prefix.equals(FALLBACK) ? TierKeys.prefix(rest) : "";
        List<String> known = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (isFor(setting, prefix, tier)) {
                if (rest.equals(tier + setting.key())) {
                    return;
                }
                known.add(tier + setting.key());
            }
        }
        problems.add(value, "unknown setting '" + rest + "'" + hint(prefix, rest, known));
    }

    private static boolean isFor(Setting setting, String prefix, String tier) {
        if (prefix.equals(CIRCUIT)) {
            return setting.isForCircuits();
        }
        return setting.scope() == (tier.isEmpty() ? Setting.Scope.FALLBACK : Setting.Scope.FALLBACK_TIER);
    }

    private static String hint(String prefix, String rest, List<String> known) {
        Setting ofATier = prefix.equals(FALLBACK) ? TierKeys.endOf(rest) : null;
        return ofATier == null
                ? Suggestion.didYouMean(rest, known)
                : ": it can only be set as " + ofATier.prefix() + ofATier.key();
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!allowed && c != '_' && c != '-') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
