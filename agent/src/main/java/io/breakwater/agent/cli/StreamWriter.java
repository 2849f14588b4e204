package io.breakwater.agent.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;

/** Writes to a stream in the encoding that the stream has chosen: Java 17 cannot tell which that is. */
final class StreamWriter extends Writer {

    private final PrintStream stream;

    StreamWriter(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        stream.print(new String(text, offset, length));
    }

    /** Throws where nobody reads any more, as behind {@code | head}: a stream keeps that to itself. */
    @Override
    public void flush() throws IOException {
        if (stream.checkError()) { // which flushes
            throw new IOException("nobody reads this");
        }
    }

    @Override
    public void close() {
        stream.flush(); // it is the process's
    }
}
