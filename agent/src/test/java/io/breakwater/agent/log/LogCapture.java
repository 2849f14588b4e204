package io.breakwater.agent.log;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What is logged between its making and its closing, kept off stderr. slf4j-simple is at its defaults in the JVM of the
 * tests, since ArchUnit starts it before any test: it writes to whatever {@code System.err} is.
 */
public final class LogCapture implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public LogCapture() {
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    /** All that has been logged. */
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** How often this has been logged. */
    public int count(String wanted) {
        String text = text();
        int count = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
