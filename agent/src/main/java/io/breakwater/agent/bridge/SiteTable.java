package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.MethodTraits;
import io.breakwater.core.guard.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All woven methods by number; the number is a constant in the woven bytecode. A method that is woven again, or in
 * another class loader, has the same number, since nothing about a site depends on the class. Numbers are never used
 * twice, not even by an agent that comes after another one was uninstalled: calls that are in flight keep theirs.
 *
 * <p>Concurrency: everything is guarded by this. The array of sites is replaced as a whole, so whoever is told of it may
 * read it without a lock.
 */
public final class SiteTable {

    private final Bindings bindings;
    private final Chains chains;
    private final Surroundings surroundings;
    private final HealthChecks health;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<CircuitBinding> circuits = new ArrayList<>();
    /** Those of another agent are null. */
    private @Nullable Site[] sites = {};

    private @Nullable Consumer<@Nullable Site[]> reader;

    public SiteTable(Bindings bindings, Chains chains, Surroundings surroundings, HealthChecks health) {
        this.bindings = bindings;
        this.chains = chains;
        this.surroundings = surroundings;
        this.health = health;
    }

    /** The number of this method under this circuit. */
    public synchronized int register(CircuitBinding binding, MethodShape shape) {
        String key = key(binding, shape);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        CircuitBinding current = bindings.current(binding);
        int number = sites.length;
        @Nullable Site[] more = Arrays.copyOf(sites, number + 1);
        more[number] = site(current, shape);
        publish(more);
        circuits.add(current);
        numbers.put(key, number);
        health.woven(current);
        return number;
    }

    /** Takes over what has changed in the settings of circuits and in chains. */
    public synchronized void refresh() {
        @Nullable Site[] fresh = sites.clone();
        int first = fresh.length - circuits.size();
        for (int i = 0; i < circuits.size(); i++) {
            CircuitBinding before = circuits.get(i);
            Site site = fresh[first + i];
            if (site == null) {
                continue; // cannot be: it is one of ours
            }
            if (bindings.find(before.circuit().name()) == null) {
                // Calls in flight still end here. A circuit of that name that comes later is another one.
                numbers.remove(key(before, site.shape()));
            } else {
                CircuitBinding current = bindings.current(before);
                circuits.set(i, current);
                fresh[first + i] = site(current, site.shape());
            }
        }
        publish(fresh);
    }

    /** How many numbers have been given out, those of agents before this one included. */
    public synchronized int used() {
        return sites.length;
    }

    private static String key(CircuitBinding binding, MethodShape shape) {
        return binding.circuit().name() + " " + shape;
    }

    private void publish(@Nullable Site[] fresh) {
        sites = fresh;
        if (reader != null) {
            reader.accept(fresh);
        }
    }

    /**
     * Tells of all sites, now and whenever there is another one, before its number gets about.
     *
     * @param firstNumber the first number that no agent has used in this JVM
     */
    synchronized void readBy(int firstNumber, Consumer<@Nullable Site[]> newReader) {
        if (circuits.isEmpty()) {
            sites = new @Nullable Site[firstNumber];
        }
        reader = newReader;
        newReader.accept(sites);
    }

    private Site site(CircuitBinding binding, MethodShape shape) {
        CircuitSpec spec = binding.spec();
        boolean write = spec.isWrite(shape.method());
        boolean holdsMonitor = shape.isSynchronized() && !spec.retryInSynchronized();
        Guard guard = Guard.of(binding.circuit())
                .retry(spec.retry())
                .budget(binding.budget())
                .classifier(spec.classifier())
                .traits(new MethodTraits(write, holdsMonitor))
                .surroundings(surroundings)
                .build();
        return new Site(
                shape,
                binding.circuit(),
                guard.timed(),
                guard,
                write,
                spec.classifier().readsResults(),
                chains.startingAt(shape));
    }
}
