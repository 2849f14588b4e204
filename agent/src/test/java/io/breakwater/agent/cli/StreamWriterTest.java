package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StreamWriterTest {

    @Test
    void text_isInTheEncodingOfTheStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter out = new PrintWriter(new StreamWriter(new PrintStream(bytes, false, StandardCharsets.UTF_16BE)));

        out.print("é");

        assertThat(out.checkError()).isFalse();
        assertThat(bytes.toByteArray()).containsExactly(0, 'é');
    }

    /** As behind {@code | head}, which ends after some lines: whoever goes on writing is to find out. */
    @Test
    void streamThatNobodyReads_isAnError() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        PrintWriter out = new PrintWriter(new StreamWriter(new PrintStream(closed, true, StandardCharsets.UTF_8)));

        out.println("crm  OPEN");

        assertThat(out.checkError()).isTrue();
    }
}
