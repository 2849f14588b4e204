package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failures after which another attempt is of no use, and calls that are known to be writes by themselves. */
final class GuardNeverRetriedTest {

    private final GuardFixture parts = new GuardFixture();

    /** Locked out for good, or what the message says. */
    private static final class Locks implements Classifier {
        @Override
        public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
            return thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
        }

        @Override
        public boolean forbidsRetry(@Nullable Object result, @Nullable Throwable thrown) {
            String message = thrown == null ? "" : String.valueOf(thrown.getMessage());
            if (message.equals("broken")) {
                throw new IllegalStateException("a broken classifier");
            }
            return message.equals("locked");
        }
    }

    GuardNeverRetriedTest() {
        parts.classifier = new Locks();
    }

    @Test
    void failure_thatForbidsIt_goesOutAtOnce_andCounts() {
        Script body = new Script(new IOException("busy"), new IOException("locked"), "never");
        assertThatThrownBy(() -> parts.guard().call(body)).hasMessage("locked");
        assertThat(body.runs()).isEqualTo(2);
        assertThat(parts.totals().failed()).isEqualTo(2);
        assertThat(parts.errors).isEmpty();
    }

    @Test
    void failure_thatForbidsIt_mayFallBack() throws Throwable {
        Guard guard = parts.guard();
        GuardedTier<String, String> locked = new GuardedTier<>("locked", guard, name -> {
            throw new IOException("locked");
        });
        GuardedTier<String, String> good = new GuardedTier<>("good", guard, name -> "good");
        assertThat(FallbackChain.of("chain", List.of(locked, good)).call("")).isEqualTo("good");

        Attempts attempts = new Attempts();
        assertThat(guard.failed(attempts, guard.enter(), 0, null, new IOException("locked")))
                .isEqualTo(Guard.NO_ATTEMPT);
        assertThat(attempts.mayFallBack()).isTrue();
    }

    @Test
    void classifierThatBreaks_forbidsIt() {
        Script body = new Script(new IOException("broken"), "never");
        assertThatThrownBy(() -> parts.guard().call(body)).hasMessage("broken");
        assertThat(parts.errors).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void call_thatIsAWrite_isNotRepeated_thoughItsMethodReads() {
        Guard guard = parts.guard();
        Attempts write = new Attempts(true);
        long permit = guard.enter();
        parts.circuit.leave();
        assertThat(guard.failed(write, permit, 0, null, new IOException("busy")))
                .isEqualTo(Guard.NO_ATTEMPT);
        assertThat(write.mayFallBack()).isFalse();
        assertThat(write.isWrite()).isTrue();

        permit = guard.enter();
        parts.circuit.leave();
        assertThat(guard.failed(new Attempts(), permit, 0, null, new IOException("busy")))
                .isPositive();
    }
}
