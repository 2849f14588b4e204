package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.MethodTraits;
import io.breakwater.core.guard.Surroundings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All woven methods by number; the number is a constant in the woven bytecode. A method that is woven again, or in
 * another class loader, has the same number, since nothing about a site depends on the class.
 *
 * <p>Concurrency: everything is guarded by this. The array of sites is replaced as a whole, so whoever is told of it may
 * read it without a lock.
 */
public final class SiteTable {

    private final Chains chains;
    private final Surroundings surroundings;
    private final HealthChecks health;
    private final Map<String, Integer> numbers = new HashMap<>();
    private Site[] sites = {};
    private @Nullable Consumer<Site[]> reader;

    public SiteTable(Chains chains, Surroundings surroundings, HealthChecks health) {
        this.chains = chains;
        this.surroundings = surroundings;
        this.health = health;
    }

    /** The number of this method under this circuit. */
    public synchronized int register(CircuitBinding binding, MethodShape shape) {
        String key = binding.index() + " " + shape;
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = sites.length;
        Site[] more = Arrays.copyOf(sites, number + 1);
        more[number] = site(binding, shape);
        sites = more;
        if (reader != null) {
            reader.accept(more);
        }
        numbers.put(key, number);
        health.woven(binding);
        return number;
    }

    /** Tells of all sites, now and whenever there is another one, before its number gets about. */
    synchronized void readBy(Consumer<Site[]> newReader) {
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
