package io.breakwater.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadResultTest {

    private static final Slice GOOD =
            Slice.parse("OK calls=100 failed=0 wrong=0 digest=-5 p50=1000 p99=2000 p999=4000 max=9000", 300);

    private static LoadResult result(Slice with, List<Long> heaps) {
        return new LoadResult(
                List.of(with),
                List.of(GOOD),
                List.of(GOOD),
                List.of(GOOD),
                heaps,
                List.of(40L),
                0,
                List.of(),
                List.of());
    }

    @Test
    void slice_isWhatTheApplicationSays() {
        assertThat(GOOD).isEqualTo(new Slice(100, 0, 0, -5, 1000, 2000, 4000, 9000, 300));
    }

    @Test
    void sameAnswersAndAFlatHeap_areWell() {
        LoadResult result = result(GOOD, List.of(10_000L, 11_000L, 10_500L));
        assertThat(result.violations()).isEmpty();
        assertThat(result.table(10))
                .contains("| half of the calls took at most, ms | 1.0 | 1.0 | 1.00 |", "| calls | 100 | 100 |");
    }

    @Test
    void otherAnswersFailuresAndAHeapThatGrows_areFound() {
        Slice bad = Slice.parse("OK calls=100 failed=1 wrong=2 digest=6 p50=1 p99=1 p999=1 max=1", 1);
        assertThat(result(bad, List.of(10_000L, 20_000L, 30_000L)).violations())
                .containsExactly(
                        "in round 1 the two copies had different answers",
                        "calls failed with the agent, and all servers were well",
                        "calls got the answer to another one",
                        "the heap has grown: [10000, 20000, 30000]");
    }

    @Test
    void median_isTheOneInTheMiddle() {
        assertThat(Slice.median(List.of(GOOD, GOOD, Slice.parse("OK p50=7", 0)), Slice::p50))
                .isEqualTo(1000);
        assertThat(Slice.median(List.of(), Slice::p50)).isZero();
    }
}
