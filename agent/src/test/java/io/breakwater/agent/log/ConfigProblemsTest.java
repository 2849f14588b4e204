package io.breakwater.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConfigProblemsTest {

    private final LogCapture log = new LogCapture();
    private final ConfigProblems problems = new ConfigProblems(new AgentLog());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void problem_isKeptOnce_andLoggedForDebuggingOnly() {
        for (int i = 0; i < 5; i++) {
            problems.accept(new IllegalArgumentException("property 'b' does not resolve on B"));
            problems.accept(new IllegalArgumentException("property 'a' does not resolve on A"));
        }
        assertThat(problems.all())
                .as("sorted")
                .containsExactly("property 'a' does not resolve on A", "property 'b' does not resolve on B");
        assertThat(log.text()).isEmpty();
    }

    @Test
    void problemWithoutMessage_isKept() {
        problems.accept(new IllegalStateException());
        assertThat(problems.all()).containsExactly("null");
    }

    @Test
    void problems_areBounded() {
        for (int i = 0; i < 150; i++) {
            problems.accept(new IllegalArgumentException("one of many: " + i));
        }
        assertThat(problems.all()).hasSize(100);
    }

    @Test
    void whatStillHoldsAfterANewFile_isShown_andNotLoggedAgain() {
        problems.loaded();
        problems.stillTrue(List.of("tier 2 can never answer"));
        problems.mistake(new IllegalArgumentException("tier 2 can never answer"));
        assertThat(problems.all()).containsExactly("tier 2 can never answer");
        assertThat(log.text()).isEmpty();
    }

    @Test
    void noProblem_isNone() {
        assertThat(problems.all()).isEmpty();
    }
}
