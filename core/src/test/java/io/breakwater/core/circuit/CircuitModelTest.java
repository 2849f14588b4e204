package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.RandomSeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random life stories: the circuit and the naive model agree after every step. */
final class CircuitModelTest {

    private static final int STORIES = 1500;
    private static final int STEPS = 150;

    private static final class Story {

        private final Random random;
        private final CircuitFixture real;
        private final CircuitModel model;
        private final List<CircuitModel.Call> inFlight = new ArrayList<>();
        private final StringBuilder steps = new StringBuilder();

        Story(Random random) {
            this.random = random;
            CircuitConfigBuilder config = CircuitConfig.builder()
                    .failureThreshold(random.nextInt(5))
                    .recoveryTimeout(Duration.ofMillis(1 + random.nextInt(20)))
                    .halfOpenCalls(1 + random.nextInt(4))
                    .successThreshold(1 + random.nextInt(5))
                    .halfOpenTimeout(Duration.ofMillis(1 + random.nextInt(20)));
            long start = random.nextBoolean() ? Long.MAX_VALUE - random.nextInt(100_000_000) : random.nextLong();
            this.real = new CircuitFixture(config, start);
            this.model = new CircuitModel(real.circuit.config());
        }

        void step() {
            int dice = random.nextInt(100);
            if (dice < 40) {
                admit();
            } else if (dice < 75) {
                end();
            } else if (dice < 95) {
                tick();
            } else {
                operate(random.nextInt(4));
            }
        }

        private void admit() {
            long now = real.clock.nanos();
            boolean refuses = model.wouldRefuse(now);
            assertThat(real.circuit.wouldRefuse()).as(this::story).isEqualTo(refuses);
            long permit = real.circuit.tryAcquire();
            steps.append("admit ").append(permit).append(' ');
            assertThat(permit < 0).as(this::story).isEqualTo(refuses);
            if (refuses) {
                model.refuse(now);
            } else {
                inFlight.add(model.admit(permit, now));
            }
        }

        private void end() {
            if (inFlight.isEmpty()) {
                return;
            }
            CircuitModel.Call call = inFlight.remove(random.nextInt(inFlight.size()));
            Outcome outcome = CircuitFixture.anyOutcome(random);
            steps.append(outcome).append(' ').append(call.permit()).append(' ');
            real.end(call.permit(), outcome);
            model.end(call, outcome, real.clock.nanos());
        }

        private void tick() {
            long nanos = random.nextInt(4) == 0
                    ? real.circuit.config().recovery().timeout().toNanos() - random.nextInt(2)
                    : random.nextInt(8_000_000);
            long step = random.nextInt(20) == 0 ? -nanos : nanos;
            steps.append("tick ").append(step).append(' ');
            real.clock.advanceNanos(step);
        }

        private void operate(int which) {
            CircuitState state = model.state();
            long now = real.clock.nanos();
            steps.append("operate ").append(which).append(' ');
            switch (which) {
                case 0 -> {
                    real.circuit.forceOpen();
                    model.set(CircuitState.FORCED_OPEN, now);
                }
                case 1 -> {
                    real.circuit.disable();
                    model.set(CircuitState.DISABLED, now);
                }
                case 2 -> {
                    real.circuit.close();
                    model.set(CircuitState.CLOSED, now);
                }
                default -> {
                    real.circuit.enable();
                    if (state == CircuitState.FORCED_OPEN || state == CircuitState.DISABLED) {
                        model.set(CircuitState.CLOSED, now);
                    }
                }
            }
        }

        void compare() {
            CircuitSnapshot snapshot = real.circuit.snapshot();
            assertThat(snapshot.state()).as(this::story).isEqualTo(model.state());
            assertThat(snapshot.calls()).as(this::story).isEqualTo(model.totals());
            assertThat(snapshot.consecutiveFailures()).as(this::story).isEqualTo(model.failures());
            assertThat(real.told).as(this::story).hasSize(model.transitions());
        }

        String story() {
            return real.circuit.config() + ": " + steps;
        }
    }

    @Test
    void circuit_randomSteps_agreesWithTheModel() {
        Random random = RandomSeed.of("CircuitModelTest");
        for (int i = 0; i < STORIES; i++) {
            Story story = new Story(random);
            for (int step = 0; step < STEPS; step++) {
                story.step();
                story.compare();
            }
            CircuitFixture.assertChained(story.real.told, 1, CircuitState.CLOSED);
        }
    }
}
