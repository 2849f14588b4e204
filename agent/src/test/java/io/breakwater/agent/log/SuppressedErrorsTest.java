package io.breakwater.agent.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
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
        assertThat(log.count("goes on: java.lang.IllegalStateException")).isEqualTo(2);
    }

    /** Messages may be the application's, and carry what nobody may log. */
    @Test
    void logged_withClassesAndPlaces_butWithoutMessages() {
        errors.accept(new IllegalStateException("token=1", new IOException("token=2")));
        assertThat(log.text())
                .containsPattern(
                        "WARN (breakwater - )?an error inside the agent was suppressed; the application goes on: "
                                + "java.lang.IllegalStateException <- java.io.IOException\\R"
                                + "\tat io.breakwater.agent.log.SuppressedErrorsTest")
                .doesNotContain("token");
    }

    /** With no stack or memory left, a class that is first used here could be broken for good. */
    @Test
    void outOfStackOrMemory_isCounted_butNotLogged() {
        errors.accept(new StackOverflowError());
        errors.uncaughtException(Thread.currentThread(), new OutOfMemoryError());
        assertThat(errors.count()).isEqualTo(2);
        assertThat(log.count("goes on: ")).isZero();
    }

    @Test
    void errorsWithoutStackTrace_areToldApartByTheirClass() {
        for (int i = 0; i < 3; i++) {
            errors.accept(without(new IllegalStateException("bare")));
            errors.accept(without(new UnsupportedOperationException("bare")));
        }
        assertThat(errors.count()).isEqualTo(6);
        assertThat(log.count("goes on: java.lang.IllegalStateException")).isEqualTo(1);
        assertThat(log.count("goes on: java.lang.UnsupportedOperationException"))
                .isEqualTo(1);
    }

    @Test
    void manyKinds_areAllCounted_butLoggedUpToABound() {
        for (int i = 0; i < 150; i++) {
            errors.accept(without(new IllegalStateException(), new StackTraceElement("Bounded" + i, "m", "f", 1)));
        }
        assertThat(errors.count()).isEqualTo(150);
        assertThat(log.count("\tat Bounded")).isEqualTo(100);
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
        assertThat(log.count("goes on: java.lang.IllegalStateException")).isEqualTo(1);
    }
}
