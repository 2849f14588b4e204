package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.breakwater.agent.RandomSeed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the file: there is a configuration, or an exception that lists problems. */
final class ConfigFuzzTest {

    private static final String[] VALUES = {
        "",
        "none",
        "true",
        "0",
        "-1",
        "3",
        "99999999999",
        "10s",
        "PT9223372036854775807S",
        "-PT9223372036854775807S",
        "PT2562047788015215H",
        "106751d",
        "1e9",
        "1e-9",
        "1e2147483647s",
        "-1e2147483647",
        "NaN",
        "Infinity",
        "1e308",
        "java.io.IOException+",
        "+",
        "*",
        "**",
        "***",
        "a in b",
        " in ",
        "x in 1-2;y in 3",
        "a in 1-,2",
        "a..b in 1",
        "com.acme.A#get",
        "com.acme.*#*(..)",
        "A#b(int,*) -> C#d",
        "A#b -> A#b",
        "->",
        "#",
        "#(",
        "A#m(,)",
        "((,",
        "a,,b",
        "${X}",
        "${X:}",
        "${",
        "\\u00",
        "\\uD83D",
        "\\",
        "\u0000",
        "\ud83d\ude00",
        "\uFEFF",
        "decorrelated",
        "5 calls",
        "-1 calls",
        "calls",
        "0.0005%",
        "50%",
        "%",
        "headers.retryAfter",
        "observe",
        "off",
        "tcp://localhost:80",
        "tcp://:0",
        "http://user:word@host/?q",
        "https://",
        "://",
        "com.acme.A#isUp()",
        "empty",
        "default",
        "okhttp",
        "zoho-crm-sdk",
        "A#b['c'] in d; e | f not in 1-2",
        "*, !get*; this.a in b",
        "['",
        "debug"
    };

    private static final List<Setting> SETTINGS = List.of(Setting.values());

    private final File file;
    private final Random random = RandomSeed.of("ConfigFuzzTest");

    ConfigFuzzTest(@TempDir File dir) {
        file = new File(dir, "fuzz.properties");
    }

    private void load(byte[] content) throws IOException {
        Files.write(file.toPath(), content);
        try {
            ConfigLoader.load(ConfigText.source(file, Map.of(), Map.of()), problem -> {});
        } catch (ConfigException wrong) {
            assertThat(wrong.problems()).isNotEmpty();
            for (Problem problem : wrong.problems()) {
                assertThat(problem.describe()).startsWith(file.getPath());
                assertThat(problem.what()).isNotBlank().isNotEqualTo("null");
            }
        } catch (Throwable other) {
            fail("this content: " + new String(content, StandardCharsets.UTF_8), other);
        }
    }

    @Test
    void randomBytes_neverBreakTheLoader() throws IOException {
        for (int i = 0; i < 500; i++) {
            byte[] content = new byte[random.nextInt(200)];
            random.nextBytes(content);
            load(content);
        }
    }

    @Test
    void randomValuesOfKnownKeys_neverBreakTheLoader() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int lines = 1 + random.nextInt(8); lines > 0; lines--) {
                text.append(key())
                        .append(random.nextInt(20) == 0 ? "" : " = ")
                        .append(VALUES[random.nextInt(VALUES.length)])
                        .append(random.nextInt(20) == 0 ? VALUES[random.nextInt(VALUES.length)] : "")
                        .append('\n');
            }
            load(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyKeyWithEveryValue_neverBreaksTheLoader() throws IOException {
        for (Setting setting : Setting.values()) {
            for (String value : VALUES) {
                load((setting.key() + " = " + value + "\ncircuit.a.methods=A#m\ncircuit.a." + setting.key() + " = "
                                + value)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String key() {
        String key = SETTINGS.get(random.nextInt(SETTINGS.size())).key();
        return switch (random.nextInt(6)) {
            case 0 -> key;
            case 1 -> "fallback." + name() + "." + (random.nextInt(5) == 0 ? key : "tiers");
            case 2 -> "circuit." + name() + ".methods";
            case 3 -> key.substring(random.nextInt(key.length()));
            default -> "circuit." + name() + "." + key;
        };
    }

    private String name() {
        String[] names = {"a", "b", "c", "", "a.b", "\u00e4"};
        return names[random.nextInt(random.nextInt(4) == 0 ? names.length : 2)];
    }
}
