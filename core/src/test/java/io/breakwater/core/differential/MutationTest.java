package io.breakwater.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof of the proof: a circuit with a mistake in it does not pass {@link DifferentialTest}. */
final class MutationTest {

    private static final int SEQUENCES = 400;

    @ParameterizedTest
    @EnumSource
    void mutation_randomSteps_isFound_andNothingWithoutOne(Mutation mutation) {
        Random random = RandomSeed.of("MutationTest " + mutation);
        int found = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            found += isFound(new Story(random, mutation)) ? 1 : 0;
        }
        System.out.println("MutationTest " + mutation + ": found by " + found + " of " + SEQUENCES + " sequences");
        if (mutation == Mutation.NONE) {
            assertThat(found).isZero();
        } else {
            assertThat(found).isPositive();
        }
    }

    private static boolean isFound(Story story) {
        try {
            story.run();
            return false;
        } catch (AssertionError difference) {
            return true;
        }
    }
}
