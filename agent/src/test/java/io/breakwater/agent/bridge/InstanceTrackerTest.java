package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class InstanceTrackerTest {

    private static final int KEPT = 64;

    private final InstanceTracker tracker = new InstanceTracker();
    private final int number = tracker.number("com.acme.Client");

    /** What the application holds. */
    private final List<Object> held = new ArrayList<>();

    private Object construct() {
        Object instance = new Object();
        held.add(instance);
        tracker.constructed(number, instance);
        return instance;
    }

    /** Lets go of everything but this many, the oldest ones, and waits until the rest is gone. */
    private void keepOldest(int kept) {
        List<WeakReference<Object>> gone = new ArrayList<>();
        while (held.size() > kept) {
            gone.add(new WeakReference<>(held.remove(held.size() - 1)));
        }
        long start = System.nanoTime();
        for (WeakReference<Object> reference : gone) {
            while (!reference.refersTo(null)) {
                System.gc();
                assertThat(System.nanoTime() - start).as("collected in time").isLessThan(TimeUnit.SECONDS.toNanos(10));
            }
        }
    }

    @Test
    void numbers_areThoseOfTheNames() {
        assertThat(number).isZero();
        assertThat(tracker.number("com.acme.Other")).isEqualTo(1);
        assertThat(tracker.number("com.acme.Client")).isZero();
        assertThat(tracker.names()).containsExactly("com.acme.Client", "com.acme.Other");
    }

    @Test
    void typeThatIsWantedNoMore_isNotTracked_andFindsWhatItHadWhenItComesBack() {
        Object early = construct();
        tracker.number("com.acme.Other");
        tracker.keep(Set.of("com.acme.Other"));
        assertThat(tracker.names()).containsExactly("", "com.acme.Other");
        construct();
        assertThat(tracker.newest(number, Object.class)).isSameAs(early);
        assertThat(tracker.number("com.acme.Client")).as("wanted again").isEqualTo(number);
        assertThat(tracker.names()).containsExactly("com.acme.Client", "com.acme.Other");
        Object fresh = construct();
        assertThat(tracker.newest(number, Object.class)).isSameAs(fresh);
    }

    @Test
    void newest_isTheOneConstructedLast() {
        assertThat(tracker.newest(number, Object.class)).isNull();
        Object first = construct();
        assertThat(tracker.newest(number, Object.class)).isSameAs(first);
        Object second = construct();
        assertThat(tracker.newest(number, Object.class)).isSameAs(second);
    }

    @Test
    void newest_isOfTheClassThatIsAskedFor() {
        tracker.constructed(number, "text");
        tracker.constructed(number, 7);
        assertThat(tracker.newest(number, String.class)).isEqualTo("text");
        assertThat(tracker.newest(number, Number.class)).isEqualTo(7);
        assertThat(tracker.newest(number, List.class)).isNull();
    }

    @Test
    void types_doNotMix() {
        construct();
        assertThat(tracker.newest(tracker.number("com.acme.Other"), Object.class))
                .isNull();
    }

    @Test
    void collectedInstance_vanishes() {
        construct();
        construct();
        keepOldest(1);
        assertThat(tracker.newest(number, Object.class))
                .as("the one that is left")
                .isSameAs(held.get(0));
        keepOldest(0);
        assertThat(tracker.newest(number, Object.class)).isNull();
    }

    @Test
    void sameInstanceTwice_takesOnePlace() {
        Object first = construct();
        for (int i = 0; i < KEPT - 1; i++) {
            Object instance = construct();
            tracker.constructed(number, instance);
            tracker.constructed(number, instance);
        }
        keepOldest(1);
        assertThat(tracker.newest(number, Object.class)).isSameAs(first);
    }

    @Test
    void atTheBound_theOldestIsStillKnown() {
        for (int i = 0; i < KEPT; i++) {
            construct();
        }
        keepOldest(1);
        assertThat(tracker.newest(number, Object.class)).isSameAs(held.get(0));
    }

    @Test
    void beyondTheBound_theOldestIsForgotten() {
        for (int i = 0; i < KEPT + 1; i++) {
            construct();
        }
        keepOldest(1);
        assertThat(tracker.newest(number, Object.class))
                .as("it lives, but is forgotten")
                .isNull();
    }

    @Test
    void beyondTheBound_collectedInstancesGoFirst() {
        for (int i = 0; i < KEPT; i++) {
            construct();
        }
        keepOldest(1);
        construct();
        keepOldest(1);
        assertThat(tracker.newest(number, Object.class))
                .as("the oldest had to make no room")
                .isSameAs(held.get(0));
    }
}
