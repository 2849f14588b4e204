package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class KeysTest {

    private static boolean areToQuit(String typed) {
        return new Keys(new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII))).areToQuit();
    }

    @Test
    void q_quits_wherePressedAmongOthers() {
        assertThat(areToQuit("")).isFalse();
        assertThat(areToQuit("xyz\n")).isFalse();
        assertThat(areToQuit("xqz")).isTrue();
        assertThat(areToQuit("Q\n")).isTrue();
        assertThat(areToQuit("\u0004")).isTrue();
    }

    @Test
    void q_isForgottenOnceItIsTold() {
        Keys keys = new Keys(new ByteArrayInputStream(new byte[] {'q'}));
        assertThat(keys.areToQuit()).isTrue();
        assertThat(keys.areToQuit()).isFalse();
    }

    @Test
    void closedInput_neverQuits() throws IOException {
        InputStream closed = new PushbackInputStream(InputStream.nullInputStream());
        closed.close(); // and throws from here on
        Keys keys = new Keys(closed);
        assertThat(keys.areToQuit()).isFalse();
    }
}
