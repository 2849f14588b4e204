package io.breakwater.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A thousand copies of {@link LoadSample0000}, in a jar. */
final class LoadSamples {

    /** How many there are, numbered from 1. */
    static final int COUNT = 1000;

    private static final String DIGITS = "0000";
    private static final String SAMPLE = LoadSample0000.class.getSimpleName();

    private LoadSamples() {}

    /** The name of one, with dots. */
    static String name(int number) {
        return LoadSample0000.class.getName().replace(DIGITS, digits(number));
    }

    /** Writes the jar. */
    static Path jar(Path file) throws IOException {
        // Byte by byte a character, so that it can be changed as text; a name of the same length moves nothing else.
        String sample = new String(Agents.classFile(LoadSample0000.class), StandardCharsets.ISO_8859_1);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (int number = 1; number <= COUNT; number++) {
                String copy = sample.replace(SAMPLE, SAMPLE.replace(DIGITS, digits(number)));
                out.putNextEntry(new ZipEntry(name(number).replace('.', '/') + ".class"));
                out.write(copy.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%0" + DIGITS.length() + "d", number);
    }
}
