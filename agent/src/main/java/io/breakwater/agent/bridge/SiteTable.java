package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.MethodTraits;
import io.breakwater.core.guard.Surroundings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All woven methods by number; the number is a constant in the woven bytecode. A method that is woven again, or in
 * another class loader, has the same number, since nothing about a site depends on the class.
 *
 * <p>Concurrency: {@code numbers} is guarded by this; {@code sites} is replaced as a whole and read without a lock. The
 * site is published before its number reaches any bytecode.
 */
public final class SiteTable {

    private final Chains chains;
    private final Surroundings surroundings;
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile Site[] sites = {};

    public SiteTable(Chains chains, Surroundings surroundings) {
        this.chains = chains;
        this.surroundings = surroundings;
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
        numbers.put(key, number);
        return number;
    }

    Site get(int number) {
        return sites[number];
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
                shape, binding.circuit(), guard, write, spec.classifier().readsResults(), chains.startingAt(shape));
    }
}
