package io.breakwater.it.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * The configuration of the application, which somebody edits meanwhile.
 *
 * @param file where it is
 * @param metricsPort where metrics are served
 */
record Settings(Path file, int metricsPort) {

    private static final String GOOD = """
            failure-threshold = 5
            recovery-timeout  = 1s
            success-threshold = 2
            retry.max-attempts = 3
            retry.base-delay   = 20ms
            retry.max-delay    = 1s
            retry.after        = retryAfter
            not-sent = default; io.breakwater.it.app.chaos.StatusException#statusCode in 429
            log.level = off
            circuit.first.methods  = APP.FirstGateway#read, APP.FirstGateway#create
            circuit.second.methods = APP.SecondGateway#read, APP.SecondGateway#create
            fallback.read.tiers   = APP.FirstGateway#read -> APP.SecondGateway#read
            fallback.create.tiers = APP.FirstGateway#create -> APP.SecondGateway#create
            """.replace("APP", "io.breakwater.it.app.chaos");

    /** As it is to be. */
    void good() throws IOException {
        save(GOOD);
    }

    /** Another one that is right as well: other thresholds, or a circuit fewer, with its chains. */
    void edit(Random random) throws IOException {
        save(
                switch (random.nextInt(4)) {
                    case 0 ->
                        GOOD.replace("failure-threshold = 5", "failure-threshold = 0\nfailure-rate-threshold = 50");
                    case 1 -> GOOD.replace("max-attempts = 3", "max-attempts = 1");
                    case 2 -> GOOD.replaceAll("(?m)^(fallback|circuit\\.second)\\..*\n", "");
                    default -> GOOD + "max-concurrent-calls = 3\nslow-call-duration = 200ms\n";
                });
    }

    /** What somebody may save who is tired. */
    void breakIt(Random random) throws IOException {
        save(
                switch (random.nextInt(3)) {
                    case 0 -> GOOD.replace("failure-threshold", "failure-treshold");
                    case 1 -> GOOD.substring(0, GOOD.length() / 2) + "\\u00";
                    default -> "";
                });
    }

    void mode(String mode) throws IOException {
        save(GOOD + "mode = " + mode + "\n");
    }

    private void save(String text) throws IOException {
        AtOnce.save(file, text.isEmpty() ? "" : text + "metrics.port = " + metricsPort + "\n");
    }
}
