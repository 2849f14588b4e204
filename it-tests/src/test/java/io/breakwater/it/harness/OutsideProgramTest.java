package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that run to their end, and one that is not there. */
@Timeout(60)
class OutsideProgramTest {

    @TempDir
    private Path directory;

    @Test
    void program_isHeardOnBothStreams_andItsExitCodeKept() throws Exception {
        OutsideProgram run =
                OutsideProgram.run(directory, "dash", List.of("sh", "-c", "echo out; echo err >&2; pwd; exit 3"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).isEqualTo("out\nerr\n" + directory.toRealPath() + "\n");
    }

    @Test
    void programThatIsMissing_failsTheTest_andSaysWhatToInstall() {
        assertThatThrownBy(() -> OutsideProgram.run(directory, "nodejs npm", List.of("no-such-program", "ci")))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "no-such-program is not on this machine, and this test needs it: apt-get install nodejs npm");
    }
}
