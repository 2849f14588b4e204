package io.breakwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/engineering.md says which test shows what; here that is compared with the tests themselves. */
final class EngineeringDocTest {

    private static final Path ROOT = Path.of("..");
    private static final int NUMBERS = 49;
    private static final Pattern ROW = Pattern.compile("\\| I-(\\d+) \\| (.+) \\| (.+) \\|");
    private static final Pattern TEST_NAME = Pattern.compile("\\b[A-Z]\\w+(?:Test|Stress|IT|Contract)\\b");

    private final Map<String, String> sources = new TreeMap<>();
    private final List<String> lines = Files.readAllLines(ROOT.resolve("docs/engineering.md"));

    EngineeringDocTest() throws IOException {
        for (String folder : List.of("core/src/test", "core/src/jcstress", "agent/src/test", "it-tests/src/test")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString();
                    sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
    }

    private static boolean names(String source, int number) {
        return Pattern.compile("\\bI-" + number + "\\b").matcher(source).find();
    }

    @Test
    void everyNumber_hasARowWithTestsThatNameIt() {
        List<Integer> seen = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                int number = Integer.parseInt(row.group(1));
                seen.add(number);
                List<String> tests = TEST_NAME
                        .matcher(row.group(3))
                        .results()
                        .map(found -> found.group())
                        .toList();
                if (tests.isEmpty()) {
                    assertThat(row.group(3)).as("I-%d", number).startsWith("does not apply: ");
                }
                for (String test : tests) {
                    assertThat(sources).as("I-%d", number).containsKey(test);
                    assertThat(names(sources.getOrDefault(test, ""), number))
                            .as("%s names I-%d", test, number)
                            .isTrue();
                }
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        Stream.iterate(1, i -> i + 1).limit(NUMBERS).toList());
    }

    @Test
    void everyTestThatIsNamed_exists() {
        for (String line : lines) {
            TEST_NAME
                    .matcher(line)
                    .results()
                    .forEach(found -> assertThat(sources).containsKey(found.group()));
        }
    }
}
