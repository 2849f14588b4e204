package io.breakwater.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random lives of our circuit and of resilience4j's: the same after every step, but for what is intended.
 *
 * <p>2,000 of them in each build; more with {@code -Dbreakwater.differential.sequences=…}; 20,000 with
 *
 * <pre>{@code mvn -Pdifferential -pl core test -Dtest=DifferentialTest}</pre>
 *
 * <p>Covers I-6, I-7, I-11, I-12, I-30.
 */
final class DifferentialTest {

    private static final int SEQUENCES = Integer.getInteger("breakwater.differential.sequences", 2000);

    /** With fewer sequences some difference may not come up. */
    private static final int ENOUGH = 500;

    /** Those that random steps do not lead to: only directed tests show them. */
    private static final Set<IntendedDifference> DIRECTED = EnumSet.of(
            IntendedDifference.FLOAT_ROUNDS_UP,
            IntendedDifference.TIMER_SURVIVES_RESET,
            IntendedDifference.MINIMUM_CALLS_CUT,
            IntendedDifference.OPENING_AGAIN_RESTARTS_THE_WAIT);

    @Test
    void circuit_randomSteps_doesWhatResilience4jDoes_butForWhatIsIntended() {
        Random random = RandomSeed.of("DifferentialTest");
        Set<IntendedDifference> met = EnumSet.noneOf(IntendedDifference.class);
        for (int i = 0; i < SEQUENCES; i++) {
            met.addAll(new Story(random, Mutation.NONE).run());
        }
        System.out.println("DifferentialTest: " + SEQUENCES + " sequences, " + SEQUENCES * Story.STEPS + " steps");
        if (SEQUENCES >= ENOUGH) {
            assertThat(met).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(DIRECTED)));
        }
    }
}
