package io.breakwater.core.circuit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class StripesReadingTest {

    private final Stripes stripes = new Stripes();

    /** Both counts are read under the lock: one that kept it would stop every other reader. */
    @Test
    void reading_onOneThread_holdsUpNoOther() throws Exception {
        stripes.countAdmitted(stripes.claim());
        assertThat(stripes.succeeded()).isZero();
        assertThat(CompletableFuture.supplyAsync(stripes::admitted).get(20, SECONDS))
                .isEqualTo(1);

        assertThat(stripes.admitted()).isEqualTo(1);
        assertThat(CompletableFuture.supplyAsync(stripes::succeeded).get(20, SECONDS))
                .isZero();
    }
}
