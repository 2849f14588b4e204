package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.config.FileLook;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.SuppressedErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigWatchTest {

    @TempDir
    private Path directory;

    /** Between the two lies the start of the agent: somebody may save the file meanwhile. */
    @Test
    void fileThatIsWrittenAfterItWasRead_andBeforeItIsWatched_isSeen() throws Exception {
        Path file = Files.writeString(directory.resolve("agent.properties"), "mode = enforce");
        FileLook read = FileLook.at(file.toFile());
        Files.writeString(file, "mode = observe, later");
        CountDownLatch changed = new CountDownLatch(1);
        SuppressedErrors errors = new SuppressedErrors(new AgentLog());
        ConfigWatch watch = new ConfigWatch(file.toFile(), read, changed::countDown, errors);
        watch.start();
        try {
            assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            watch.stop();
        }
        assertThat(errors.count()).isZero();
    }
}
