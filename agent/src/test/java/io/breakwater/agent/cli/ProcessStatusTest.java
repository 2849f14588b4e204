package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessStatusTest {

    @TempDir
    private Path directory;

    private ProcessStatus of(String state, String caught) throws IOException {
        String status = "Name:\tjava\nState:\t" + state + "\nSigCgt:\t" + caught + "\n";
        return ProcessStatus.read(
                Files.writeString(directory.resolve("status"), status).toFile());
    }

    @Test
    void state_tellsWhatIsStoppedAndWhatHasEnded() throws IOException {
        ProcessStatus sleeps = of("S (sleeping)", "2000000181005ccf");
        assertThat(sleeps.isStopped()).isFalse();
        assertThat(sleeps.hasEnded()).isFalse();
        assertThat(of("T (stopped)", "0").isStopped()).isTrue();
        assertThat(of("t (tracing stop)", "0").isStopped()).isTrue();
        assertThat(of("Z (zombie)", "0").hasEnded()).isTrue();
    }

    @Test
    void caughtSignals_tellWhetherAttachingWouldEndIt() throws IOException {
        assertThat(of("S (sleeping)", "2000000181005ccf").expectsToBeAttached()).isTrue();
        assertThat(of("S (sleeping)", "2000000181005ccb").expectsToBeAttached()).isFalse();
        assertThat(of("S (sleeping)", "ffffffffffffffff").expectsToBeAttached()).isTrue();
    }

    @Test
    void nothingKnown_everythingSeemsPossible() throws IOException {
        for (ProcessStatus unknown : new ProcessStatus[] {
            ProcessStatus.read(directory.resolve("none").toFile()), of("", "what?")
        }) {
            assertThat(unknown.expectsToBeAttached()).isTrue();
            assertThat(unknown.isStopped()).isFalse();
            assertThat(unknown.hasEnded()).isFalse();
        }
    }
}
