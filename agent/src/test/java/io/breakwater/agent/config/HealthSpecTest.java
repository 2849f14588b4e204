package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HealthSpecTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The comparison is written out, so each part has to be in it. */
    @Test
    void comparison_tellsEachPartApart() {
        Set<HealthSpec> apart = new HashSet<>(all());

        assertThat(apart).hasSameSizeAs(all());
        assertThat(apart.addAll(all())).as("the same again").isFalse();
    }

    private static List<HealthSpec> all() {
        MethodPattern ping = MethodPattern.of("com.acme.Client#ping");
        MethodPattern pong = MethodPattern.of("com.acme.Client#pong");
        return List.of(
                new HealthSpec("tcp://crm:80", null, MINUTE, SECOND, true),
                new HealthSpec("tcp://crm:81", null, MINUTE, SECOND, true),
                new HealthSpec(null, ping, MINUTE, SECOND, true),
                new HealthSpec(null, pong, MINUTE, SECOND, true),
                new HealthSpec("tcp://crm:80", null, SECOND, SECOND, true),
                new HealthSpec("tcp://crm:80", null, MINUTE, MINUTE, true),
                new HealthSpec("tcp://crm:80", null, MINUTE, SECOND, false));
    }
}
