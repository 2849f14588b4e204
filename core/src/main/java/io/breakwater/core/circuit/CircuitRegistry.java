package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Transition;
import io.breakwater.core.TransitionListener;
import io.breakwater.core.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All circuits of one application, by name, and those who want to hear of their transitions. Safe for use by many
 * threads.
 */
public final class CircuitRegistry {

    private final Clock clock;
    private final Executor events;
    private final Consumer<Transition> publisher = new Publisher();
    private final ConcurrentMap<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final List<Circuit> inOrder = new CopyOnWriteArrayList<>();
    private final List<TransitionListener> listeners = new CopyOnWriteArrayList<>();
    /** Those that have yet to be made, in the order in which they are to be. Guarded by itself. */
    private final Map<String, CircuitConfig> declared = new LinkedHashMap<>();
    /** Whether there are any; read without the lock, for circuits are asked for more often than declared. */
    private volatile boolean anyDeclared;

    private final LongAdder listenerFailures = new LongAdder();
    /** Whether there was ever something to tell. */
    private volatile boolean told;

    /**
     * Creates an empty registry.
     *
     * @param clock the time of all its circuits
     * @param events runs the listeners; must run tasks one after another to keep transitions in order. A task that it
     *     refuses is dropped
     */
    public CircuitRegistry(Clock clock, Executor events) {
        this.clock = requireNonNull(clock, "clock");
        this.events = requireNonNull(events, "events");
    }

    /** A registry on the system clock, whose listeners run on one daemon thread that exists only while it is needed. */
    public static CircuitRegistry create() {
        return new CircuitRegistry(Clock.system(), new EventThread("breakwater-events"));
    }

    /**
     * Has a circuit made later, unless there is one of that name: when any circuit, or a list of them, is first asked for.
     * Circuits are made in the order in which they were declared. For those who start in a hurry.
     */
    public void declare(String name, CircuitConfig config) {
        requireNonNull(config, "config");
        synchronized (declared) {
            if (!circuits.containsKey(requireNonNull(name, "name"))) {
                declared.putIfAbsent(name, config);
                anyDeclared = true;
            }
        }
    }

    private void makeDeclared() {
        if (!anyDeclared) {
            return;
        }
        synchronized (declared) {
            for (Map.Entry<String, CircuitConfig> each : declared.entrySet()) {
                made(each.getKey(), each.getValue());
            }
            declared.clear();
            anyDeclared = false;
        }
    }

    /** The circuit of that name: the one that exists, or a new one with these settings. */
    public Circuit circuit(String name, CircuitConfig config) {
        requireNonNull(name, "name");
        makeDeclared();
        return made(name, config);
    }

    private Circuit made(String name, CircuitConfig config) {
        Circuit known = circuits.get(name);
        if (known != null) {
            return known;
        }
        Circuit made = new Circuit(name, config, clock, publisher);
        Circuit faster = circuits.putIfAbsent(name, made);
        if (faster != null) {
            return faster;
        }
        inOrder.add(made);
        return made;
    }

    /** The circuit of that name, or null. */
    public @Nullable Circuit find(String name) {
        makeDeclared();
        return circuits.get(name);
    }

    /**
     * Changes the settings of the circuit of that name, see {@link Circuit#reconfigure}.
     *
     * @return whether there is one
     */
    public boolean reconfigure(String name, CircuitConfig config) {
        requireNonNull(config, "config");
        Circuit circuit = find(name);
        if (circuit != null) {
            circuit.reconfigure(config);
        }
        return circuit != null;
    }

    /** Forgets the circuit of that name, if there is one. Whoever still holds it may go on using it. */
    public void remove(String name) {
        synchronized (declared) {
            declared.remove(name);
        }
        Circuit known = circuits.remove(name);
        if (known != null) {
            inOrder.remove(known);
        }
    }

    /** All circuits, in the order in which they were made. */
    public List<Circuit> circuits() {
        makeDeclared();
        return List.copyOf(inOrder);
    }

    /** All circuits at this moment, in the order in which they were made. */
    public List<CircuitSnapshot> snapshots() {
        makeDeclared();
        List<CircuitSnapshot> snapshots = new ArrayList<>();
        for (Circuit circuit : inOrder) {
            snapshots.add(circuit.snapshot());
        }
        return List.copyOf(snapshots);
    }

    /** Tells the listener of every transition from now on. */
    public void addListener(TransitionListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
    }

    /** No longer tells the listener. One call may still be under way. */
    public void removeListener(TransitionListener listener) {
        listeners.remove(listener);
    }

    /**
     * Waits until listeners have been told of all transitions so far; for use at the end of the JVM, whose daemon threads
     * just stop. Returns at once where nothing was ever to be told.
     *
     * @param longest how long to wait at most
     */
    public void awaitListeners(Duration longest) {
        if (!told) {
            return;
        }
        CountDownLatch reached = new CountDownLatch(1);
        try {
            events.execute(reached::countDown);
            if (!reached.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                listenerFailures.increment(); // a listener stalls, and the JVM does not wait for it
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException refused) {
            listenerFailures.increment();
        }
    }

    /** How often a listener has thrown, or could not be told. */
    public long listenerFailures() {
        return listenerFailures.sum();
    }

    private void tellAll(Transition transition) {
        for (TransitionListener listener : listeners) {
            try {
                listener.onTransition(transition);
            } catch (Throwable broken) {
                // A listener's failure is its own: the next one is told all the same.
                listenerFailures.increment();
            }
        }
    }

    /** A class of its own: lambdas at start-up cost milliseconds, and an agent makes its circuits before main. */
    private final class Publisher implements Consumer<Transition> {

        /** Runs on the thread of some caller, so it must not throw and must not wait. */
        @Override
        public void accept(Transition transition) {
            if (listeners.isEmpty()) {
                return;
            }
            told = true;
            try {
                events.execute(() -> tellAll(transition));
            } catch (Throwable refused) {
                // An executor that is shutting down, or a machine that has no thread left. The transition is in the
                // circuit's own journal all the same.
                listenerFailures.increment();
            }
        }
    }
}
