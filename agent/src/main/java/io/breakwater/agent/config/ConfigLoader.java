package io.breakwater.agent.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Finds, reads and checks the configuration. */
public final class ConfigLoader {

    /** Bytes of a file. Somebody may name a log. */
    private static final int LARGEST = 1 << 20;

    private static final Set<String> LOG_LEVELS = Set.of("trace", "debug", "info", "warn", "error", "off");

    private final ConfigSource source;
    private final Consumer<? super RuntimeException> pathProblems;
    private final Problems problems = new Problems();
    private final Sources sources;

    private ConfigLoader(ConfigSource source, Sources sources, Consumer<? super RuntimeException> pathProblems) {
        this.source = source;
        this.pathProblems = pathProblems;
        this.sources = sources;
    }

    /**
     * Loads the configuration.
     *
     * @param source where from
     * @param pathProblems told, while the application runs, of property paths that do not resolve
     * @throws ConfigException if anything at all is wrong with it
     */
    public static AgentConfig load(ConfigSource source, Consumer<? super RuntimeException> pathProblems)
            throws ConfigException {
        ConfigLoader loader =
                new ConfigLoader(source, new Sources(source.systemProperties(), source.environment()), pathProblems);
        File file = source.file();
        FileLook look = FileLook.at(file); // before it is read: what is written from here on is seen as a change
        loader.readFile(file);
        return loader.assemble(file, look);
    }

    /**
     * The same configuration with other overrides, and the file as it was when it was last read.
     *
     * @param overrides all that hold, in the place of those that did
     * @param pathProblems as above
     * @throws ConfigException if one of them is wrong, or does not go with the rest
     */
    public static AgentConfig adjust(
            ConfigSource source,
            AgentConfig config,
            Overrides overrides,
            Consumer<? super RuntimeException> pathProblems)
            throws ConfigException {
        ConfigLoader loader = new ConfigLoader(source, config.sources().with(overrides), pathProblems);
        return loader.assemble(new File(config.file()), config.look());
    }

    private AgentConfig assemble(File file, FileLook look) throws ConfigException {
        KeyCheck keys = new KeyCheck(sources, problems);
        keys.check();
        for (String name : keys.circuits()) {
            readPreset(name);
        }
        // Checked once without any circuit, so that a bad default is found even where every circuit overrides it.
        CircuitReader circuitReader = new CircuitReader(sources, problems, pathProblems);
        if (sources.mayHaveDefaults()) {
            circuitReader.readDefaults();
        }
        List<CircuitSpec> circuits = new ArrayList<>();
        for (String name : keys.circuits()) {
            circuits.add(circuitReader.read(name));
        }
        List<FallbackSpec> fallbacks = new FallbackReader(sources, problems, circuits).read(keys.fallbacks());
        boolean strict = bool(Setting.STRICT);
        AgentConfig config = new AgentConfig(
                file.getPath(),
                look,
                bool(Setting.ENABLED),
                reload(),
                circuitReader.mode(),
                bool(Setting.JMX_ENABLED),
                MetricsReader.read(sources, problems),
                extensions(file),
                List.copyOf(circuits),
                fallbacks,
                logSpec(),
                sources.written(),
                sources);
        if (!problems.isEmpty()) {
            throw new ConfigException(file.getPath(), problems.all(), strict);
        }
        return config;
    }

    private void readPreset(String circuit) {
        Value value = sources.find("circuit." + circuit + "." + Setting.PRESET.key());
        if (value == null || Values.isOff(value.text())) {
            return;
        }
        try {
            sources.base(circuit, Presets.of(value.text()));
        } catch (IllegalArgumentException unknown) {
            problems.add(value, String.valueOf(unknown.getMessage()));
        }
    }

    private void readFile(File file) {
        String path = file.getPath();
        if (!file.exists()) {
            problems.add(path, "", "there is no such file" + (source.named() != null ? "" : lookedFor()));
            return;
        }
        if (file.isDirectory()) {
            problems.add(path, "", "is a directory, not a file");
            return;
        }
        if (!file.isFile()) {
            problems.add(path, "", "is a device or a pipe, not a file: reading it might never end");
            return;
        }
        try (InputStream in = new FileInputStream(file)) {
            byte[] text = in.readNBytes(LARGEST + 1);
            if (text.length > LARGEST) {
                problems.add(path, "", "is larger than 1 MB: is it really a configuration?");
                return;
            }
            Reader reader = new StringReader(new String(text, StandardCharsets.UTF_8)); // fewer classes than a decoder
            for (PropertyLine line : new PropertiesReader(path, problems).read(reader)) {
                addFromFile(path, line);
            }
        } catch (IOException unreadable) {
            problems.add(path, "", "cannot be read: " + unreadable.getMessage());
        }
    }

    private String lookedFor() {
        return ", and none beside the agent jar; name one with -javaagent:breakwater-agent.jar=/path/agent.properties";
    }

    private void addFromFile(String path, PropertyLine line) {
        Value value = new Value(line.key(), line.value(), path + ":" + line.line(), line.line());
        String text = new Placeholders(source.environment()).resolve(line.value());
        if (text == null) {
            problems.addFinal(
                    value,
                    "'" + line.value() + "' names an environment variable that is not set, and gives no default"
                            + " (write ${NAME:default})");
        }
        // Kept all the same, for else what rests on this key would be reported as missing.
        Value earlier =
                sources.addFromFile(text == null ? value : new Value(value.key(), text, value.origin(), value.line()));
        if (earlier != null) {
            problems.add(value, "is already set at " + earlier.origin());
        }
    }

    private boolean bool(Setting setting) {
        Value value = sources.global(setting);
        try {
            return Values.bool(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return false;
        }
    }

    private boolean reload() {
        Value value = sources.global(Setting.RELOAD);
        boolean manual = value.text().equalsIgnoreCase("manual");
        if (!manual && !value.text().equalsIgnoreCase("auto")) {
            problems.add(value, "must be auto or manual, got '" + value.text() + "'");
        }
        return !manual;
    }

    private List<String> extensions(File file) {
        return new ExtensionsReader(problems)
                .read(sources.global(Setting.EXTENSIONS), file.getAbsoluteFile().getParentFile());
    }

    private LogSpec logSpec() {
        Value level = sources.global(Setting.LOG_LEVEL);
        String text = level.text().toLowerCase(Locale.ROOT);
        if (!LOG_LEVELS.contains(text)) {
            problems.add(level, "must be trace, debug, info, warn, error or off, got '" + level.text() + "'");
        }
        Value file = sources.global(Setting.LOG_FILE);
        if (file.text().isEmpty()) {
            return new LogSpec(text, null);
        }
        File target = new File(file.text()).getAbsoluteFile();
        if (target.isDirectory()) {
            problems.add(file, "'" + target + "' is a directory, not a file");
        } else if (!target.getParentFile().isDirectory()) {
            problems.add(file, "the directory of '" + target + "' does not exist");
        }
        return new LogSpec(text, target.getPath());
    }
}
