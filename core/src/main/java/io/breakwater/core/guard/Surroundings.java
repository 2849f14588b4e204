package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.time.Clock;
import io.breakwater.core.time.Scheduler;
import io.breakwater.core.time.Sleeper;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a guard needs from outside. All of it is called by many threads.
 *
 * @param clock tells the wall time, for dates that a server gives; all else goes by the circuit's own clock
 * @param sleeper waits between the attempts of a call that stays on its thread
 * @param scheduler waits between the attempts of a call that answers as a stage
 * @param random gives the calling thread's source of jitter
 * @param errors told of what goes wrong in classifiers and in the scheduler; the call goes on as if it had not
 */
public record Surroundings(
        Clock clock,
        Sleeper sleeper,
        Scheduler scheduler,
        Supplier<? extends RandomGenerator> random,
        Consumer<? super Throwable> errors) {

    public Surroundings {
        requireNonNull(clock, "clock");
        requireNonNull(sleeper, "sleeper");
        requireNonNull(scheduler, "scheduler");
        requireNonNull(random, "random");
        requireNonNull(errors, "errors");
    }

    /** With the {@linkplain Scheduler#shared shared scheduler}. */
    public Surroundings(
            Clock clock,
            Sleeper sleeper,
            Supplier<? extends RandomGenerator> random,
            Consumer<? super Throwable> errors) {
        this(clock, sleeper, Scheduler.shared(), random, errors);
    }

    /** Tells of an error. What is wrong with who is told is nobody's business any more. */
    void report(Throwable error) {
        try {
            errors.accept(error);
        } catch (Throwable alsoBroken) {
            // There is nobody left to tell.
        }
    }

    /** The system's clock and randomness; what goes wrong in a classifier is dropped. */
    public static Surroundings system() {
        return system(new Nobody());
    }

    /** Parks the calling thread and uses {@link ThreadLocalRandom}. */
    public static Surroundings system(Consumer<? super Throwable> errors) {
        return new Surroundings(Clock.system(), Sleeper.parking(), new OfThisThread(), errors);
    }

    /** Classes of their own: a lambda at start-up costs milliseconds, and an agent assembles its guards before main. */
    private static final class OfThisThread implements Supplier<RandomGenerator> {

        @Override
        public RandomGenerator get() {
            return ThreadLocalRandom.current();
        }
    }

    private static final class Nobody implements Consumer<Throwable> {

        @Override
        public void accept(Throwable error) {
            // Nobody asked to be told.
        }
    }
}
