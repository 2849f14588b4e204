package io.breakwater.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page that is done literally: its blocks of code, in order. {@code properties} is the content of a file that the line
 * before the block names, {@code sh} is typed into a shell, and {@code text} is what one must see of that.
 *
 * @param steps the blocks
 */
public record Walkthrough(List<Step> steps) {

    /** Any number of characters in what one must see. */
    private static final String ANYTHING = "…";

    private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)\\. \\*\\*(.*?)\\*\\*.*");
    private static final Pattern FILE_NAME = Pattern.compile(" *`([\\w.-]+)`:");

    /** What a block is for. */
    public enum Kind {
        FILE,
        COMMANDS,
        SEEN
    }

    /**
     * One block.
     *
     * @param kind what it is
     * @param heading the step that it belongs to, for messages
     * @param file the file that it is the content of; empty for other kinds
     * @param lines its lines, without what indents all of them
     */
    public record Step(Kind kind, String heading, String file, List<String> lines) {

        /** One text. */
        public String text() {
            return String.join("\n", lines) + "\n";
        }

        /** Whether these lines are in what was said, in this order, though others may be between them. */
        public boolean isIn(List<String> said) {
            int next = 0;
            for (String line : said) {
                if (next < lines.size()
                        && pattern(lines.get(next)).matcher(line).matches()) {
                    next++;
                }
            }
            return next == lines.size();
        }

        /** How far columns are apart does not matter. */
        private static Pattern pattern(String line) {
            String[] parts = line.strip().split(ANYTHING, -1);
            List<String> patterns = new ArrayList<>();
            for (String part : parts) {
                patterns.add(List.of(part.strip().split(" +")).stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining(" +")));
            }
            return Pattern.compile("\\s*" + String.join(".*", patterns) + "\\s*");
        }
    }

    /** Reads a page; what it says of a process is then about this one. */
    public static Walkthrough read(Path page) throws IOException {
        List<Step> steps = new ArrayList<>();
        String heading = "";
        String before = "";
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            Matcher numbered = NUMBERED.matcher(lines.get(i));
            if (numbered.matches()) {
                heading = numbered.group(1) + ". " + numbered.group(2);
            }
            if (!fence.matches()) {
                before = lines.get(i).isBlank() ? before : lines.get(i);
                continue;
            }
            List<String> block = new ArrayList<>();
            for (i++; !lines.get(i).strip().equals("```"); i++) {
                block.add(lines.get(i)
                        .substring(
                                Math.min(fence.group(1).length(), lines.get(i).length())));
            }
            steps.add(step(fence.group(2), heading, before, block));
        }
        return new Walkthrough(steps);
    }

    private static Step step(String language, String heading, String before, List<String> block) {
        return switch (language) {
            case "sh" -> new Step(Kind.COMMANDS, heading, "", block);
            case "text" -> new Step(Kind.SEEN, heading, "", block);
            case "properties" -> {
                Matcher name = FILE_NAME.matcher(before);
                if (!name.matches()) {
                    throw new IllegalArgumentException(
                            heading + ": no line before the block names its file: " + before);
                }
                yield new Step(Kind.FILE, heading, name.group(1), block);
            }
            default -> throw new IllegalArgumentException(heading + ": a block of '" + language + "'");
        };
    }
}
