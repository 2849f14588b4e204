package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, a.c, false",
        "a.b, a.b.c, false",
        "a.*, a.b, true",
        "a.*, a., true",
        "a.*, a.b.c, false",
        "a.*.c, a.b.c, true",
        "a.*.c, a.b.b.c, false",
        "a.**, a.b.c.d, true",
        "a.**.d, a.b.c.d, true",
        "a.**.d, a.d, false",
        "**, a.b.c, true",
        "**.C, a.b.C, true",
        "**Operations, com.zoho.crm.RecordOperations, true",
        "com.*Exception, com.IOException, true",
        "com.*Exception, com.io.IOException, false",
        "*.zohoapis.eu, www.zohoapis.eu, true",
        "*.zohoapis.eu, a.www.zohoapis.eu, false",
        "a$b+(c)[d], a$b+(c)[d], true",
        "a.b, axb, false",
    })
    void matches_examples_hold(String pattern, String name, boolean expected) {
        assertThat(Glob.of(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void matches_emptyPattern_isTheEmptyNameAlone() {
        assertThat(Glob.of("").matches("")).isTrue();
        assertThat(Glob.of("").matches("a")).isFalse();
        assertThat(Glob.of("*").matches("")).isTrue();
        assertThat(Glob.of("**").matches("")).isTrue();
    }

    @Test
    void isExact_andPrefix_areReadFromThePattern() {
        assertThat(Glob.of("a.b").isExact()).isTrue();
        assertThat(Glob.of("a.b").prefix()).isEqualTo("a.b");
        assertThat(Glob.of("a.*b").isExact()).isFalse();
        assertThat(Glob.of("a.*b").prefix()).isEqualTo("a.");
        assertThat(Glob.of("**").prefix()).isEmpty();
        assertThat(Glob.of("a.**")).hasToString("a.**");
    }

    @Test
    void matches_randomPatterns_agreesWithRegularExpressions() {
        Random random = RandomSeed.of("GlobTest");
        int matches = 0;
        for (int i = 0; i < 100_000; i++) {
            String pattern = anyText(random, "aab.**", 8);
            String name = anyText(random, "aab..", 10);
            boolean expected = asRegex(pattern).matcher(name).matches();

            Glob glob = Glob.of(pattern);

            assertThat(glob.matches(name)).as("'%s' on '%s'", pattern, name).isEqualTo(expected);
            assertThat(!expected || name.startsWith(glob.prefix()))
                    .as("prefix of %s", pattern)
                    .isTrue();
            matches += expected ? 1 : 0;
        }
        assertThat(matches).as("enough matches to mean something").isGreaterThan(1000);
    }

    private static String anyText(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Pattern asRegex(String glob) {
        return Pattern.compile(Pattern.quote(glob).replace("**", "\\E.{0,}\\Q").replace("*", "\\E[^.]*\\Q"));
    }
}
