package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MetricsReaderTest {

    @Test
    void metrics_areOffUnlessAPortIsSet() throws ConfigException {
        assertThat(ConfigText.load("").metrics()).isNull();
        assertThat(ConfigText.load("metrics.port = off").metrics()).isNull();
        assertThat(ConfigText.load("metrics.port = 9464").metrics()).isEqualTo(new MetricsSpec("127.0.0.1", 9464));
        assertThat(ConfigText.load("metrics.port = 9464", "metrics.host = 0.0.0.0")
                        .metrics())
                .isEqualTo(new MetricsSpec("0.0.0.0", 9464));
    }

    @Test
    void metrics_thatCannotBe_areProblems() {
        assertThat(ConfigText.problems("metrics.port = 70000", "metrics.host = http://here"))
                .containsExactlyInAnyOrder(
                        "file:1: metrics.port: must be off, or a port between 1 and 65535, got 70000",
                        "file:2: metrics.host: must be an address to listen on, such as 127.0.0.1 or 0.0.0.0, got"
                                + " 'http://here'");
        assertThat(ConfigText.problems("metrics.port = on"))
                .containsExactly("file:1: metrics.port: must be a whole number, got 'on'");
    }
}
