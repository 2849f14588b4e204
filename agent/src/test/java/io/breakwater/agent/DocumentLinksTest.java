package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages point at is there: other pages, their headings, pictures, tests, profiles of the build. */
final class DocumentLinksTest {

    /** Pages that are linked to and are still to come. */
    private static final Set<String> COMING = Set.of("docs/commands.md");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern TEST_NAME = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*(?:Test|IT|Stress|Contract)\\b");
    private static final Pattern PROFILE = Pattern.compile("mvn [^`]*?-P([A-Za-z]\\w*)");
    private static final Pattern PROFILE_ID = Pattern.compile("<profile>\\s*(?:<!--[^>]*-->\\s*)?<id>([\\w-]+)</id>");

    private final SortedMap<String, List<String>> pages = Documents.pages();

    DocumentLinksTest() throws IOException {}

    @Test
    void pages_areAllReadHere() {
        assertThat(pages).containsKeys("README.md", "docs/guide.md", "docs/ops/README.md", "core/README.md");
    }

    @Test
    void everyLink_leadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            for (String line : Documents.prose(page.getValue())) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    String target = link.group(1);
                    if (!target.startsWith("https://")) {
                        seen++;
                        check(page.getKey(), target, broken);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).isGreaterThan(100);
    }

    private void check(String page, String target, List<String> broken) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path parent = Path.of(page).getParent();
        Path path = parent == null ? Path.of(file) : parent.resolve(file);
        String name = file.isEmpty() ? page : path.normalize().toString().replace('\\', '/');
        if (COMING.contains(name)) {
            return;
        }
        if (!Files.exists(Documents.ROOT.resolve(name))) {
            broken.add(page + ": " + target);
        } else if (hash >= 0 && !anchors(name).contains(target.substring(hash + 1))) {
            broken.add(page + ": " + target + ", there is " + anchors(name));
        }
    }

    /** As GitHub and most others make them of headings. */
    private Set<String> anchors(String page) {
        Set<String> anchors = new HashSet<>();
        for (String line : Documents.prose(pages.getOrDefault(page, List.of()))) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-');
                int again = 1;
                String unique = anchor;
                while (!anchors.add(unique)) {
                    unique = anchor + "-" + again++;
                }
            }
        }
        return anchors;
    }

    @Test
    void everyPageInDocs_isInTheirIndex() {
        String index = String.join("\n", pages.getOrDefault("docs/README.md", List.of()));
        for (String page : pages.keySet()) {
            if (page.startsWith("docs/") && !page.equals("docs/README.md")) {
                assertThat(index).contains("](" + page.substring("docs/".length()) + ")");
            }
        }
    }

    @Test
    void everyPicture_isShownSomewhere() throws IOException {
        String all = pages.values().toString();
        try (Stream<Path> pictures = Files.list(Documents.ROOT.resolve("docs/images"))) {
            assertThat(pictures.map(picture -> picture.getFileName().toString()))
                    .allMatch(all::contains);
        }
    }

    @Test
    void everyTestThatIsNamed_exists() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String folder : List.of("core/src", "agent/src", "it-tests/src")) {
            try (Stream<Path> files = Files.walk(Documents.ROOT.resolve(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> tests.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            assertThat(found(TEST_NAME, 0, page.getValue())).as(page.getKey()).isSubsetOf(tests);
        }
    }

    @Test
    void everyProfileThatIsNamed_exists() throws IOException {
        Set<String> profiles = new TreeSet<>();
        for (String pom : List.of("pom.xml", "core/pom.xml", "agent/pom.xml", "it-tests/pom.xml")) {
            profiles.addAll(found(PROFILE_ID, 1, List.of(Files.readString(Documents.ROOT.resolve(pom)))));
        }
        Set<String> named = new TreeSet<>();
        for (List<String> page : pages.values()) {
            named.addAll(found(PROFILE, 1, page));
        }
        assertThat(named).contains("bench", "demo").isSubsetOf(profiles);
    }

    private static Set<String> found(Pattern pattern, int group, List<String> lines) {
        Set<String> found = new TreeSet<>();
        for (String line : lines) {
            for (MatchResult match : pattern.matcher(line).results().toList()) {
                found.add(match.group(group));
            }
        }
        return found;
    }
}
