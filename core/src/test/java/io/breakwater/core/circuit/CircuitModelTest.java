package io.breakwater.core.circuit;

import io.breakwater.core.RandomSeed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random life stories: the circuit and the naive model agree after every step.
 *
 * <p>Covers I-1, I-5, I-6, I-7, I-9, I-12, I-13, I-25, I-27, I-29, I-30, I-31.
 */
final class CircuitModelTest {

    private static final int STORIES = 2000;
    private static final int STEPS = 100;

    @Test
    void circuit_randomSteps_agreesWithTheModel() {
        Random random = RandomSeed.of("CircuitModelTest");
        for (int i = 0; i < STORIES; i++) {
            new ModelStory(random).run(STEPS);
        }
        System.out.println("CircuitModelTest: " + STORIES + " stories, " + STORIES * STEPS + " steps");
    }
}
