package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.demo.Demo;
import io.breakwater.it.demo.DemoResult;
import io.breakwater.it.harness.Guarded;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole job: an application that knows one tier lives through the loss of two, and through their return. */
@Timeout(180)
class ThreeTierOutageIT {

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void crmSync_twoTiersLost_answersEveryCall(Path jdk) throws Exception {
        ByteArrayOutputStream timeline = new ByteArrayOutputStream();
        Path config = Path.of(System.getProperty("breakwater.demo.config"));
        DemoResult result;
        try (PrintStream out = new PrintStream(timeline, true, StandardCharsets.UTF_8)) {
            result = new Demo(jdk, Guarded.agentJar(), config, out).run();
        }
        String story = timeline.toString(StandardCharsets.UTF_8);

        assertThat(result.with().failures()).as(story).isEmpty();
        assertThat(result.with().answered()).as(story).isEqualTo(result.with().calls());
        assertThat(result.with().mcp()).as(story).isPositive();
        assertThat(result.with().sdk()).as(story).isPositive();
        assertThat(result.with().rest()).as(story).isPositive();
        assertThat(result.without().failed()).as(story).isPositive();
        assertThat(result.without().answered())
                .as(story)
                .isEqualTo(result.without().mcp());
        assertThat(result.transitions())
                .as(story)
                .anyMatch(line -> line.startsWith("tier1_mcp: CLOSED -> OPEN"))
                .anyMatch(line -> line.startsWith("tier2_sdk: CLOSED -> OPEN"))
                .anyMatch(line -> line.startsWith("tier1_mcp: HALF_OPEN -> CLOSED"))
                .anyMatch(line -> line.startsWith("tier2_sdk: HALF_OPEN -> CLOSED"))
                .noneMatch(line -> line.startsWith("tier3_rest"));
        assertThat(result.finalStates()).as(story).containsOnly("CLOSED");
        assertThat(result.lastServedBy()).as(story).isEqualTo('M');
        assertThat(result.suppressedErrors()).as(story).isZero();
        assertThat(result.weaveFailures()).as(story).isEmpty();
        // Opening circuits are warned about; beyond the banner and those lines there is nothing.
        assertThat(result.agentOutput())
                .as(story)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("[breakwater] 1.0.0 active: 3 circuits, 1 fallback from ")
                        || line.matches("\\[breakwater] \\S+ (WARN|INFO) tier[123]_(mcp|sdk|rest): .* -> .*"));
    }
}
