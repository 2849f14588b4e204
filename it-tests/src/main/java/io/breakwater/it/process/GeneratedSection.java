package io.breakwater.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that a program writes, between two comments; the rest belongs to people.
 *
 * @param document the file
 * @param name what the comments call it
 * @param command what writes it
 */
public record GeneratedSection(Path document, String name, String command) {

    /** Replaces what is between the comments. */
    public void replace(String text) throws IOException {
        String opening = "<!-- " + name + ": begin; written by " + command + " -->";
        String old = Files.readString(document);
        int begin = old.indexOf(opening);
        int end = old.indexOf("<!-- " + name + ": end -->");
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no section between " + opening + " and its end");
        }
        Files.writeString(
                document, old.substring(0, begin) + opening + "\n\n" + text.strip() + "\n\n" + old.substring(end));
    }
}
