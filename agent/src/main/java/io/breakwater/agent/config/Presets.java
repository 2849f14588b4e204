package io.breakwater.agent.config;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The presets that come with the agent: files of properties, with what each line is there for. */
public final class Presets {

    private static final List<String> NAMES =
            List.of("zoho-crm-sdk", "mcp-client", "jdk-http-client", "okhttp", "apache-httpclient5", "spring-rest");

    private Presets() {}

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The file of a preset, as it is.
     *
     * @throws IllegalArgumentException with a sentence, where there is none of that name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("there is no preset '" + name + "'" + Suggestion.didYouMean(name, NAMES)
                    + "; there are " + String.join(", ", NAMES));
        }
        try (InputStream in =
                requireNonNull(Presets.class.getResourceAsStream("presets/" + name + ".properties"), name)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            in.transferTo(text);
            return text.toString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("preset '" + name + "' cannot be read", unreadable);
        }
    }

    /** Reads a preset; throws {@link IllegalArgumentException} with a sentence, where there is none of that name. */
    static Preset of(String name) {
        String text = text(name);
        String origin = "preset " + name;
        Problems problems = new Problems();
        Map<String, Value> settings = new LinkedHashMap<>();
        try {
            for (PropertyLine line : new PropertiesReader(origin, problems).read(new StringReader(text))) {
                // Not of the file: a problem with it has no line there.
                settings.put(line.key(), new Value(line.key(), line.value(), origin + ":" + line.line()));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Preset(name, settings);
    }
}
