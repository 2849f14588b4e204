package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallHistoryTest {

    private final CallHistory history = new CallHistory();

    private static Instant at(long seconds) {
        return Seen.NOW.plusSeconds(seconds);
    }

    @Test
    void sample_isOfWhatHappenedBetweenTwoLooks() {
        history.add(Seen.calls(1000, 500, 50), at(0));
        assertThat(history.samples()).as("nobody knows since when").isEmpty();
        history.add(Seen.calls(1006, 503, 51), at(4));
        assertThat(history.samples())
                .containsExactly(new CallHistory.Sample(at(0), at(4), StateLook.CLOSED, 10, 30, 10));
    }

    @Test
    void sample_withoutCalls_isNothing() {
        history.add(Seen.calls(5, 5, 5), at(0));
        history.add(Seen.calls(5, 5, 5), at(1));
        assertThat(history.samples()).containsExactly(new CallHistory.Sample(at(0), at(1), StateLook.CLOSED, 0, 0, 0));
    }

    @Test
    void sample_afterAReset_isNothing_andTheNextIsRight() {
        history.add(Seen.calls(100, 10, 0), at(0));
        history.add(Seen.calls(200, 1, 0), at(1));
        history.add(Seen.calls(201, 2, 0), at(2));
        assertThat(history.samples()).extracting(CallHistory.Sample::calls).containsExactly(0L, 2L);
        assertThat(history.samples())
                .extracting(CallHistory.Sample::failedPercent)
                .containsExactly(0.0, 50.0);
    }

    @Test
    void samples_areKeptForTheSpan() {
        long span = CallHistory.SPAN.toSeconds();
        for (long second = 0; second <= 2 * span; second++) {
            history.add(Seen.calls(second, 0, 0), at(second));
        }
        List<CallHistory.Sample> samples = history.samples();
        assertThat(samples).hasSize((int) span + 1);
        assertThat(Duration.between(samples.get(0).to(), at(2 * span))).isEqualTo(CallHistory.SPAN);
    }

    @Test
    void look_thatIsNoLater_isLeftOut() {
        history.add(Seen.calls(0, 0, 0), at(5));
        history.add(Seen.calls(1, 0, 0), at(5));
        assertThat(history.samples()).isEmpty();
    }
}
