package io.breakwater.agent.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are known to fit a client: what a circuit starts from. Its {@code methods} come on top of the circuit's own.
 * Its {@code where} is an example only, for no preset can know which calls of a shared client are meant: a circuit needs one
 * of its own then.
 *
 * @param name its name
 * @param settings by key, as in a circuit
 */
record Preset(String name, Map<String, Value> settings) {

    /** Null = it does not say. */
    @Nullable
    Value find(Setting setting) {
        return setting == Setting.WHERE ? null : settings.get(setting.key());
    }

    /** An example of the condition that a circuit has to have; null = it needs none. */
    @Nullable
    String exampleOfWhere() {
        Value example = settings.get(Setting.WHERE.key());
        return example == null ? null : example.text();
    }
}
