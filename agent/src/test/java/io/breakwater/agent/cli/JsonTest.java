package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void values_areWrittenAsJsonHasThem() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("number", 5L);
        all.put("share", -1.0);
        all.put("unknown", Double.NaN);
        all.put("yes", true);
        all.put("nothing", null);
        all.put("at", Date.from(Instant.parse("2026-11-28T03:00:00Z")));
        all.put("lines", new String[] {"a", "b"});
        all.put("none", List.of());
        all.put("empty", Map.of());
        assertThat(Json.of(all)).isEqualTo("""
                {
                  "number": 5,
                  "share": -1.0,
                  "unknown": null,
                  "yes": true,
                  "nothing": null,
                  "at": "2026-11-28T03:00:00Z",
                  "lines": [
                    "a",
                    "b"
                  ],
                  "none": [],
                  "empty": {}
                }""");
    }

    @Test
    void text_isEscaped() {
        assertThat(Json.of("a\"b\\c\nd\te\u0001f\uD83D\uDE00\u00fc"))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\u0009e\\u0001f\\ud83d\\ude00\u00fc\"");
    }
}
