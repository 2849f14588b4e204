package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.ToldCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.process.FreePort;
import io.breakwater.it.process.JavaProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An application under the agent, and the real Prometheus that scrapes it. It has had a little of everything: circuits
 * {@code well}, {@code broken} (open) and {@code held} (forced open), chains {@code served} by their second tier,
 * {@code valued} and {@code lost} (no tier answers), retries that help and retries that do not, a probe that fails, and a
 * class that cannot be woven.
 */
public final class ScrapedApplication implements AutoCloseable {

    private static final String CONFIG = """
            metrics.port = PORT
            failure-threshold = 0
            retry.base-delay = 1ms
            health.interval = 200ms
            reload = manual
            log.level = off

            circuit.well.methods = ToldClient#rate
            circuit.well.failure-rate-threshold = 95
            circuit.well.minimum-calls = 5
            circuit.well.slow-call-duration = 100ms
            circuit.well.max-concurrent-calls = 5

            circuit.broken.methods = ToldClient#cut
            circuit.broken.failure-threshold = 2
            circuit.broken.recovery-timeout = 1h
            circuit.broken.retry.max-attempts = 1
            circuit.broken.health.probe = tcp://127.0.0.1:9

            circuit.held.methods = ToldClient#limited
            circuit.others.methods = ToldClient#observed, ToldClient#valued, ToldClient#floor, ToldClient#later
            circuit.vast.methods = com.acme.Vast#grow

            fallback.served.tiers = ToldClient#cut -> ToldClient#observed
            fallback.valued.tiers = ToldClient#valued
            fallback.valued.value = nobody
            fallback.lost.tiers = ToldClient#floor -> ToldClient#later
            """;

    /** So many {@code x++;} are as much code as a method can hold: what is woven in has no place any more. */
    private static final int VAST = 21_830;

    private static final String VAST_MAIN = """
            package com.acme;

            public final class Vast {
                static int grow(int x) {
                    INCREMENTS
                    return x;
                }

                public static void main(String[] args) throws Exception {
                    grow(1);
                    io.breakwater.it.app.small.ToldCalls.main(args);
                }
            }
            """;

    private final JavaProcess app;
    private final PrometheusServer prometheus;

    /** Starts both, and has the application see all that there is to see. */
    public ScrapedApplication(Path directory, Path... rules) throws Exception {
        int port = FreePort.any();
        String config = CONFIG.replace("PORT", String.valueOf(port))
                .replace("ToldClient", ToldCalls.class.getPackageName() + ".ToldClient");
        app = start(directory, Guarded.config(directory, config));
        try {
            app.awaitLine("ready"::equals);
            prometheus = PrometheusServer.start(directory, List.of("127.0.0.1:" + port), rules);
        } catch (Throwable failed) {
            app.close();
            throw failed;
        }
        try {
            liveThroughEverything();
        } catch (Throwable failed) {
            close();
            throw failed;
        }
    }

    private static JavaProcess start(Path directory, Path config) throws Exception {
        Path classes = Files.createDirectory(directory.resolve("vast"));
        Jars.of(classes, "vast.jar", "com.acme.Vast", VAST_MAIN.replace("INCREMENTS", "x++;".repeat(VAST)));
        String classPath = Archive.of(ToldCalls.class) + File.pathSeparator + classes;
        return Guarded.startJava(Jdks.all().get(0), config, List.of("-cp", classPath, "com.acme.Vast"));
    }

    private void liveThroughEverything() throws Exception {
        // What a counter was before it is counted up: rates have nothing to go by without.
        awaitData("breakwater_fallback_calls_total");
        makeCalls();
        awaitData("resilience4j_circuitbreaker_state{name='held', state='forced_open'} == 1");
        awaitData("breakwater_fallback_all_tiers_failed_total{chain='lost'} == 3");
        awaitData("rate(breakwater_fallback_calls_total{chain='served'}[30s]) > 0");
    }

    private void makeCalls() throws Exception {
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            jmx.operate("held", "forceOpen");
        }
        for (int i = 0; i < 20; i++) {
            command("rate ok", "1 attempts");
        }
        command("rate busy 0", "2 attempts");
        command("rate slow", "1 attempts");
        command("rate fail", "3 attempts");
        command("cut fail", "4 attempts");
        command("cut fail", "4 attempts");
        for (int i = 0; i < 5; i++) {
            command("cut ok", "1 attempts");
            command("valued fail", "3 attempts");
        }
        for (int i = 0; i < 3; i++) {
            command("floor fail", "6 attempts");
            command("limited ok", "0 attempts");
        }
    }

    private void command(String line, String expected) throws Exception {
        assertThat(app.command(line)).as(line + "; " + app.transcript()).startsWith("OK " + expected);
    }

    /** The Prometheus. */
    public PrometheusServer prometheus() {
        return prometheus;
    }

    /** Returns as soon as Prometheus has an answer. */
    public void awaitData(String expression) throws Exception {
        try {
            Eventually.holds(() -> !prometheus.query(expression).isEmpty());
        } catch (AssertionError never) {
            throw new AssertionError(expression + " has no data; " + app.transcript(), never);
        }
    }

    @Override
    public void close() {
        prometheus.close();
        app.close();
    }
}
