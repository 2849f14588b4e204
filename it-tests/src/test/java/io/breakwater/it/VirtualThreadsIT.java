package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.VirtualCalls;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of virtual threads wait for their retries without keeping a carrier. */
@Timeout(90)
class VirtualThreadsIT {

    private static final int WITH_VIRTUAL_THREADS = 21;
    private static final int THREADS = 100;
    private static final long FAR_LESS_THAN_IN_TURN_MILLIS = 5_000; // in turn, two at a time, they would take 15 s

    @TempDir
    private Path directory;

    static List<Path> jdksWithVirtualThreads() {
        return Jdks.all().stream()
                .filter(jdk -> Jdks.major(jdk) >= WITH_VIRTUAL_THREADS)
                .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithVirtualThreads")
    void virtualThreads_inBackoff_leaveTheirCarriers(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 0
                retry.base-delay = 300ms
                retry.jitter = false
                retry.budget = none
                circuit.app.methods = io.breakwater.it.app.manners.VirtualCalls#ask
                """);
        List<String> twoCarriers =
                List.of("-Djdk.virtualThreadScheduler.parallelism=2", "-Djdk.virtualThreadScheduler.maxPoolSize=2");
        try (JavaProcess app =
                Guarded.start(jdk, config, twoCarriers, VirtualCalls.class.getName(), String.valueOf(THREADS))) {
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.out()).as(app.transcript()).hasSize(2);
            long took = Long.parseLong(app.out().get(0).substring("took ".length()));
            assertThat(took).isBetween(300L, FAR_LESS_THAN_IN_TURN_MILLIS);
            assertThat(app.out().get(1))
                    .as("what pins on purpose is seen, and of ours there is nothing")
                    .contains("VirtualCalls$Held.<clinit>")
                    .doesNotContain("io.breakwater.core")
                    .doesNotContain("io.breakwater.agent")
                    .doesNotContain("BreakwaterGate");
            Guarded.assertBannerAlone(app);
        }
    }
}
