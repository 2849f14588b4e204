package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.breakwater.agent.RandomSeed;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PropertiesReaderTest {

    private final Problems problems = new Problems();

    private List<PropertyLine> read(String text) throws IOException {
        return new PropertiesReader("file", problems).read(new StringReader(text));
    }

    @Test
    void lines_areCountedFromOne() throws IOException {
        assertThat(read("a=1\nb=2")).containsExactly(new PropertyLine("a", "1", 1), new PropertyLine("b", "2", 2));
    }

    @Test
    void continuedLine_hasTheLineItStartsOn() throws IOException {
        assertThat(read("a = 1, \\\n    2, \\\n    3\nb = 4"))
                .containsExactly(new PropertyLine("a", "1, 2, 3", 1), new PropertyLine("b", "4", 4));
    }

    @Test
    void evenNumberOfBackslashes_doesNotContinue() throws IOException {
        assertThat(read("a = c:\\\\\nb = 2"))
                .containsExactly(new PropertyLine("a", "c:\\", 1), new PropertyLine("b", "2", 2));
    }

    @Test
    void commentsAndBlankLines_areSkippedAndCounted() throws IOException {
        assertThat(read("# one\n\n   ! two \\\n\t\na=1\n#b=2\n"))
                .as("a comment is never continued")
                .containsExactly(new PropertyLine("a", "1", 5));
    }

    @Test
    void commentInsideOfAContinuation_isPartOfTheValue() throws IOException {
        assertThat(read("a = 1\\\n# no comment\nb=2"))
                .containsExactly(new PropertyLine("a", "1# no comment", 1), new PropertyLine("b", "2", 3));
    }

    @Test
    void continuationAtTheEndOfTheFile_isRead() throws IOException {
        assertThat(read("a = 1\\")).containsExactly(new PropertyLine("a", "1", 1));
    }

    @Test
    void lineEnds_ofAllKindsAreOne() throws IOException {
        assertThat(read("a=1\r\nb=2\rc=3\r\n"))
                .containsExactly(
                        new PropertyLine("a", "1", 1), new PropertyLine("b", "2", 2), new PropertyLine("c", "3", 3));
    }

    @Test
    void byteOrderMark_isNoPartOfTheFirstKey() throws IOException {
        assertThat(read("\uFEFFa=1")).containsExactly(new PropertyLine("a", "1", 1));
        assertThat(read("\uFEFF# a=1")).isEqualTo(List.of());
    }

    @Test
    void values_keepAllCharactersAndLoseOuterBlanks() throws IOException {
        assertThat(read("gr\u00fc\u00dfe =  \u65e5\u672c \ud83d\ude00  \t"))
                .containsExactly(new PropertyLine("gr\u00fc\u00dfe", "\u65e5\u672c \ud83d\ude00", 1));
    }

    @Test
    void separators_areThoseOfProperties() throws IOException {
        assertThat(read("a 1\nb:2\nc\nd\\ e\\=f = g\\u0041\\t.\\q"))
                .containsExactly(
                        new PropertyLine("a", "1", 1),
                        new PropertyLine("b", "2", 2),
                        new PropertyLine("c", "", 3),
                        new PropertyLine("d e=f", "gA\t.q", 4));
    }

    @Test
    void duplicates_areAllHandedOn() throws IOException {
        assertThat(read("a=1\na=2")).containsExactly(new PropertyLine("a", "1", 1), new PropertyLine("a", "2", 2));
    }

    @Test
    void malformedEscape_isReportedWithItsLine_andTheRestIsRead() throws IOException {
        assertThat(read("a=1\nb=\\u12G4\nc=\\u12\nd=4"))
                .containsExactly(new PropertyLine("a", "1", 1), new PropertyLine("d", "4", 4));
        assertThat(problems.all())
                .extracting(Problem::where, Problem::line)
                .containsExactly(tuple("file:2", 2), tuple("file:3", 3));
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.describe())
                        .startsWith(problem.where() + ": cannot be read: ")
                        .containsIgnoringCase("malformed"));
    }

    @Test
    void randomText_readsLikeProperties() throws IOException {
        Random random = RandomSeed.of("PropertiesReaderTest");
        for (int i = 0; i < 10_000; i++) {
            String text = randomText(random);
            Properties expected = new Properties();
            boolean malformed = false;
            try {
                expected.load(new StringReader(text));
            } catch (IllegalArgumentException wrong) {
                malformed = true;
            }
            Problems found = new Problems();
            Map<String, String> read = new HashMap<>();
            for (PropertyLine line : new PropertiesReader("file", found).read(new StringReader(text))) {
                read.put(line.key(), line.value());
            }
            // A lone backslash at the end of a file is an empty key to Properties, or is not, depending on the line
            // end.
            read.remove("");
            expected.remove("");
            assertThat(found.isEmpty()).as(escaped(text)).isEqualTo(!malformed);
            if (!malformed) {
                assertThat(read).as(escaped(text)).isEqualTo(stripped(expected));
            }
        }
    }

    private static String randomText(Random random) {
        String[] parts = {
            "a",
            "b",
            "key",
            " ",
            "\t",
            "\f",
            "=",
            ":",
            "#",
            "!",
            "\\",
            "\\",
            "\\\\",
            "\n",
            "\n",
            "\r",
            "\r\n",
            "\\n",
            "\\t",
            "\\u0041",
            "\\u00e4",
            "\\u",
            "\\\n",
            "\\\r\n",
            "\u00e4",
            "\ud83d\ude00",
            "${X}",
            ","
        };
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(16); length > 0; length--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static Map<String, String> stripped(Properties properties) {
        Map<String, String> stripped = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            stripped.put(key, properties.getProperty(key).strip());
        }
        return stripped;
    }

    private static String escaped(String text) {
        return text.replace("\\", "<\\>").replace("\n", "<n>").replace("\r", "<r>");
    }
}
