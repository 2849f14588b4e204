package io.breakwater.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that a program writes, between two comments; the rest belongs to people. */
record GeneratedSection(Path document) {

    private static final String BEGIN = "<!-- figures: begin; written by mvn -Pbench package -->";
    private static final String END = "<!-- figures: end -->";

    /** Replaces what is between the comments. */
    void replace(String text) throws IOException {
        String old = Files.readString(document);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no section between " + BEGIN + " and " + END);
        }
        Files.writeString(
                document, old.substring(0, begin) + BEGIN + "\n\n" + text.strip() + "\n\n" + old.substring(end));
    }
}
