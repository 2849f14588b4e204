package io.breakwater.agent.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from, strongest first: what was set over JMX, {@code -Dbreakwater.<key>}, the environment, the file, the
 * circuit's preset, the default; a default of all circuits, wherever it is written, is weaker than what was written for one. In the
 * environment a key is {@code BREAKWATER_} and the key in upper case with {@code _} for dots and dashes; some settings
 * also have a classic name, which is weaker.
 *
 * <p>Concurrency: filled by one thread, and safe for all to read once a configuration has been made of it.
 */
public final class Sources {

    static final String PROPERTY_PREFIX = "breakwater.";
    private static final String VARIABLE_PREFIX = "BREAKWATER_";

    private final Map<String, String> systemProperties;
    private final Map<String, String> environment;
    private final Overrides overrides;
    private final Map<String, Value> file;
    /** Mostly there is none, and the name of every key need not be made. */
    private final boolean anyVariable;
    /** By circuit. */
    private final Map<String, Preset> presets = new HashMap<>();

    Sources(Map<String, String> systemProperties, Map<String, String> environment) {
        this(systemProperties, environment, new LinkedHashMap<>(), Overrides.NONE);
    }

    private Sources(
            Map<String, String> systemProperties,
            Map<String, String> environment,
            Map<String, Value> file,
            Overrides overrides) {
        this.systemProperties = systemProperties;
        this.environment = environment;
        this.file = file;
        this.overrides = overrides;
        this.anyVariable = hasVariable(environment);
    }

    /** The same file and surroundings, with others of what was set while the application runs. Presets are to be told again. */
    Sources with(Overrides others) {
        return new Sources(systemProperties, environment, file, others);
    }

    private static boolean hasVariable(Map<String, String> environment) {
        for (String name : environment.keySet()) {
            if (name.startsWith(VARIABLE_PREFIX)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a property of the file; answers the one that has the key already, if any. */
    @Nullable
    Value addFromFile(Value value) {
        return file.putIfAbsent(value.key(), value);
    }

    /** The properties of the file, in its order. */
    Iterable<Value> fromFile() {
        return file.values();
    }

    /** What system properties set, without their prefix. */
    Iterable<Value> fromSystemProperties() {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> property : systemProperties.entrySet()) {
            if (property.getKey().startsWith(PROPERTY_PREFIX)) {
                String key = property.getKey().substring(PROPERTY_PREFIX.length());
                values.put(key, new Value(key, property.getValue().strip(), "-D" + property.getKey()));
            }
        }
        return values.values();
    }

    /** What is in force of everything that the file and system properties set. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        for (Value value : file.values()) {
            Value strongest = find(value.key());
            written.put(value.key(), strongest == null ? value.text() : strongest.text());
        }
        for (Value value : fromSystemProperties()) {
            written.put(value.key(), value.text());
        }
        return written;
    }

    /** Whether somebody may have set a default of all circuits. Where nobody has, a start need not read them. */
    boolean mayHaveDefaults() {
        if (anyVariable) {
            return true;
        }
        for (Setting setting : Setting.values()) {
            String key = setting.key();
            if (setting.scope() == Setting.Scope.CIRCUIT
                    && (file.containsKey(key)
                            || systemProperties.containsKey(PROPERTY_PREFIX + key)
                            || (setting.classicVariable() != null
                                    && environment.containsKey(setting.classicVariable())))) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    String environmentVariable(String name) {
        return environment.get(name);
    }

    /** A setting that is not of one circuit, or the default of all circuits. */
    public Value global(Setting setting) {
        Value found = findOutsideTheFile(setting.key());
        if (found == null && setting.classicVariable() != null) {
            found = fromEnvironment(setting.key(), setting.classicVariable());
        }
        if (found == null) {
            found = file.get(setting.key());
        }
        return found == null ? new Value(setting.key(), setting.standard(), "default") : found;
    }

    /** Bases a circuit on a preset. */
    void base(String circuit, Preset preset) {
        presets.put(circuit, preset);
    }

    /** The preset on which a circuit is based; null = none. */
    @Nullable
    Preset presetOf(String circuit) {
        return presets.get(circuit);
    }

    /** What the preset of a circuit says; null = nothing. */
    @Nullable
    Value ofPreset(String circuit, Setting setting) {
        Preset preset = presets.get(circuit);
        return preset == null ? null : preset.find(setting);
    }

    /** A setting of one circuit: its own value from any source, else that of its preset, else the default of all circuits. */
    public Value ofCircuit(String circuit, Setting setting) {
        String set = overrides.find(circuit, setting);
        return set == null
                ? beneathOverrides(circuit, setting)
                : new Value("circuit." + circuit + "." + setting.key(), set, Overrides.ORIGIN);
    }

    /** What was set for a circuit while the application runs: key and text. */
    public Map<String, String> overridden(String circuit) {
        return overrides.written(circuit);
    }

    /** What would hold if nobody had set anything while the application runs. */
    Value beneathOverrides(String circuit, Setting setting) {
        Value own = find("circuit." + circuit + "." + setting.key());
        if (own == null) {
            own = ofPreset(circuit, setting);
        }
        if (own == null && !setting.isForAll()) {
            return new Value(setting.key(), setting.standard(), "default"); // written bare it would mean nothing
        }
        return own == null ? global(setting) : own;
    }

    /** Whether a circuit has a value of its own, other than its preset's. */
    boolean isOwn(String circuit, Setting setting) {
        return overrides.find(circuit, setting) != null || find("circuit." + circuit + "." + setting.key()) != null;
    }

    /** The strongest value of exactly this key, but for what was set over JMX; null = nobody has set it. */
    @Nullable
    Value find(String key) {
        Value found = findOutsideTheFile(key);
        return found == null ? file.get(key) : found;
    }

    private @Nullable Value findOutsideTheFile(String key) {
        String property = systemProperties.get(PROPERTY_PREFIX + key);
        if (property != null) {
            return new Value(key, property.strip(), "-D" + PROPERTY_PREFIX + key);
        }
        return anyVariable ? fromEnvironment(key, variableName(key)) : null;
    }

    private @Nullable Value fromEnvironment(String key, String variable) {
        String text = environment.get(variable);
        return text == null ? null : new Value(key, text.strip(), "environment variable " + variable);
    }

    private static String variableName(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
