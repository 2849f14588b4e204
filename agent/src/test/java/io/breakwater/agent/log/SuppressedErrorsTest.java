package io.breakwater.agent.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SuppressedErrorsTest {

    private final LogCapture log = new LogCapture();
    private final SuppressedErrors errors = new SuppressedErrors(new AgentLog());

    @AfterEach
    void close() {
        log.close();
    }

    private static Throwable without(Throwable error, StackTraceElement... trace) {
        error.setStackTrace(trace);
        return error;
    }

    @Test
    void everyError_isCounted_eachKindLoggedOnce() {
        assertThat(errors.count()).isZero();
        for (int i = 0; i < 10; i++) {
            errors.accept(new IllegalStateException("kind A"));
            errors.accept(new IllegalStateException("kind B"));
        }
        assertThat(errors.count()).isEqualTo(20);
        assertThat(log.count("java.lang.IllegalStateException: kind A")).isEqualTo(1);
        assertThat(log.count("java.lang.IllegalStateException: kind B")).isEqualTo(1);
    }

    @Test
    void logged_withItsStackTrace() {
        errors.accept(new IllegalStateException("kind C"));
        assertThat(log.text())
                .containsPattern(
                        "WARN (breakwater - )?an error of the agent was suppressed; the application is not affected\\R"
                                + "java.lang.IllegalStateException: kind C\\R\tat io.breakwater.agent.log.SuppressedErrorsTest");
    }

    @Test
    void errorWithoutStackTrace_isToldApartByItsMessage() {
        for (int i = 0; i < 3; i++) {
            errors.accept(without(new IllegalStateException("bare 1")));
            errors.accept(without(new IllegalStateException("bare 2")));
            errors.accept(without(new IllegalStateException()));
        }
        assertThat(errors.count()).isEqualTo(9);
        assertThat(log.count("bare 1")).isEqualTo(1);
        assertThat(log.count("bare 2")).isEqualTo(1);
    }

    @Test
    void manyKinds_areAllCounted_butLoggedUpToABound() {
        for (int i = 0; i < 150; i++) {
            errors.accept(without(new IllegalStateException("bounded " + i + ";")));
        }
        assertThat(errors.count()).isEqualTo(150);
        assertThat(log.count("IllegalStateException: bounded ")).isEqualTo(100);
    }

    @Test
    void errorThatBreaksTheLog_isCounted_andNothingIsThrown() {
        class Broken extends RuntimeException {
            private static final long serialVersionUID = 1L;

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new StackOverflowError();
            }
        }
        assertThatCode(() -> errors.accept(new Broken())).doesNotThrowAnyException();
        assertThat(errors.count()).isEqualTo(1);
    }

    @Test
    void errorsFromManyThreads_areAllCounted() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                done.add(pool.submit(() -> {
                    for (int i = 0; i < 1000; i++) {
                        errors.accept(new IllegalStateException("from many threads"));
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get(20, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(errors.count()).isEqualTo(4000);
        assertThat(log.count("IllegalStateException: from many threads")).isEqualTo(1);
    }
}
