package io.breakwater.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of circuits that somebody has set while the application runs. They are stronger than all else, until the file
 * says another thing than it did: the newest word holds. Immutable.
 */
public final class Overrides {

    /** Where such a value comes from, as people read it. */
    public static final String ORIGIN = "JMX";

    /** Nothing was set. */
    public static final Overrides NONE = new Overrides(Map.of());

    /** By circuit. */
    private final Map<String, Map<Setting, String>> texts;

    private Overrides(Map<String, Map<Setting, String>> texts) {
        this.texts = texts;
    }

    /** These, and another one. */
    public Overrides with(String circuit, Setting setting, String text) {
        Map<Setting, String> ofCircuit = new LinkedHashMap<>(of(circuit));
        ofCircuit.put(setting, text);
        return with(circuit, ofCircuit);
    }

    /** These without one, which may not be there. */
    public Overrides without(String circuit, Setting setting) {
        Map<Setting, String> ofCircuit = new LinkedHashMap<>(of(circuit));
        ofCircuit.remove(setting);
        return with(circuit, ofCircuit);
    }

    /** These without all of a circuit. */
    public Overrides without(String circuit) {
        return with(circuit, Map.of());
    }

    /** These, and all that others have for a circuit. */
    public Overrides with(String circuit, Overrides others) {
        return with(circuit, others.of(circuit));
    }

    private Overrides with(String circuit, Map<Setting, String> ofCircuit) {
        Map<String, Map<Setting, String>> changed = new LinkedHashMap<>(texts);
        if (ofCircuit.isEmpty()) {
            changed.remove(circuit);
        } else {
            changed.put(circuit, ofCircuit);
        }
        return new Overrides(changed);
    }

    /** Those that nothing has replaced: what is beneath them is the same in both. */
    public Overrides stillHolding(AgentConfig before, AgentConfig after) {
        Overrides holding = this;
        for (Map.Entry<String, Map<Setting, String>> ofCircuit : texts.entrySet()) {
            String circuit = ofCircuit.getKey();
            for (Setting setting : ofCircuit.getValue().keySet()) {
                String was = before.sources().beneathOverrides(circuit, setting).text();
                String is = after.sources().beneathOverrides(circuit, setting).text();
                if (!after.hasCircuit(circuit) || !was.equals(is)) {
                    holding = holding.without(circuit, setting);
                }
            }
        }
        return holding;
    }

    /** The circuits of which something was set. */
    public Set<String> circuits() {
        return texts.keySet();
    }

    /** The keys of those that are not among others. */
    public List<String> missingIn(Overrides others) {
        List<String> keys = new ArrayList<>();
        for (String circuit : texts.keySet()) {
            for (Setting setting : of(circuit).keySet()) {
                if (others.find(circuit, setting) == null) {
                    keys.add(key(circuit, setting));
                }
            }
        }
        return keys;
    }

    /** What was set for a circuit: key and text. */
    Map<String, String> written(String circuit) {
        Map<String, String> written = new LinkedHashMap<>();
        for (Map.Entry<Setting, String> each : of(circuit).entrySet()) {
            written.put(key(circuit, each.getKey()), each.getValue());
        }
        return written;
    }

    private static String key(String circuit, Setting setting) {
        return "circuit." + circuit + "." + setting.key();
    }

    private Map<Setting, String> of(String circuit) {
        return texts.getOrDefault(circuit, Map.of());
    }

    /** What was set for a circuit; null = nothing. */
    @Nullable
    String find(String circuit, Setting setting) {
        return of(circuit).get(setting);
    }
}
