package io.breakwater.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of this repository, as text and as blocks of code. */
public final class Documents {

    /** The top of the repository. */
    public static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");
    private static final List<String> FOLDERS = List.of("docs", "core", "agent", "it-tests");

    private Documents() {}

    /**
     * A block of code.
     *
     * @param page where it is, from the top of the repository
     * @param line the line of its fence, from 1
     * @param language what stands behind the fence; empty = nothing
     * @param lines without what indents all of them
     */
    public record Block(String page, int line, String language, List<String> lines) {

        /** The block as one text. */
        public String text() {
            return String.join("\n", lines) + "\n";
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** All pages by their path from the top of the repository, with {@code /}. */
    public static SortedMap<String, List<String>> pages() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT)) {
            top.forEach(files::add);
        }
        for (String folder : FOLDERS) {
            try (Stream<Path> below = Files.walk(ROOT.resolve(folder))) {
                below.forEach(files::add);
            }
        }
        SortedMap<String, List<String>> pages = new TreeMap<>();
        for (Path file : files) {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".md") && !name.contains("/target/") && !name.contains("/node_modules/")) {
                pages.put(name, Files.readAllLines(file));
            }
        }
        return pages;
    }

    /** One page. */
    public static List<String> page(String name) throws IOException {
        return Files.readAllLines(ROOT.resolve(name));
    }

    /** All blocks of code in a language. */
    public static List<Block> blocks(String language) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<String, List<String>> page : pages().entrySet()) {
            for (Block block : blocks(page.getKey(), page.getValue())) {
                if (block.language().equals(language)) {
                    blocks.add(block);
                }
            }
        }
        return blocks;
    }

    /** The lines of a page that are not in a block of code. */
    public static List<String> prose(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            code ^= fence;
            if (!code && !fence) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static List<Block> blocks(String page, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int start = i + 1;
                int indent = fence.group(1).length();
                List<String> block = new ArrayList<>();
                for (i++; !lines.get(i).strip().equals("```"); i++) {
                    String line = lines.get(i);
                    block.add(line.substring(Math.min(indent, line.length())));
                }
                blocks.add(new Block(page, start, fence.group(2), block));
            }
        }
        return blocks;
    }

    /** The rows of all tables below a heading, down to the next heading of that level or above; cells without blanks around. */
    public static List<List<String>> rows(List<String> lines, String heading) {
        String level = heading.substring(0, heading.indexOf(' '));
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("#") && line.indexOf(' ') <= level.length()) {
                inside = line.equals(heading);
            } else if (inside && line.strip().startsWith("|") && !line.strip().startsWith("|-")) {
                rows.add(cells(line.strip()));
            }
        }
        return rows;
    }

    /** A bar between backticks, or behind a backslash, separates nothing. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean code = false;
        for (int i = 1; i < row.length(); i++) {
            char c = row.charAt(i);
            code ^= c == '`';
            if (c == '|' && !code && row.charAt(i - 1) != '\\') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    /** What stands between backticks. */
    public static List<String> code(String text) {
        List<String> found = new ArrayList<>();
        String[] parts = text.split("`", -1);
        for (int i = 1; i < parts.length - 1; i += 2) {
            found.add(parts[i]);
        }
        return found;
    }
}
