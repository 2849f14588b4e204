package io.breakwater.agent.bridge;

import static java.util.Objects.requireNonNull;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.Writes;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.MethodTraits;
import io.breakwater.core.guard.Surroundings;
import io.breakwater.core.retry.RetryPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All woven methods by number; the number is a constant in the woven bytecode. A method that is woven again, or in
 * another class loader, has the same number, unless its refusals look different there: nothing else about a site depends on
 * the class. Numbers are never used twice, not even by an agent that comes after another one was uninstalled: calls that are
 * in flight keep theirs.
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
    private final List<Owner> owners = new ArrayList<>();
    /** Those of another agent are null. */
    private @Nullable Site[] sites = {};

    private @Nullable Consumer<@Nullable Site[]> reader;
    private boolean closed;

    public SiteTable(Bindings bindings, Chains chains, Surroundings surroundings, HealthChecks health) {
        this.bindings = bindings;
        this.chains = chains;
        this.surroundings = surroundings;
        this.health = health;
    }

    /** The number of this method under this circuit; every call is its own, and its refusals go out as they are. */
    public int register(CircuitBinding binding, MethodShape shape) {
        return register(binding, shape, List.of(), null);
    }

    /**
     * The number of this method under this circuit.
     *
     * @param earlier the circuits that take calls of this method before it does, each under a condition
     * @param refusals what its refusals go out as; null = as they are
     */
    public synchronized int register(
            CircuitBinding binding, MethodShape shape, List<CircuitBinding> earlier, @Nullable RefusalType refusals) {
        Owner owner = new Owner(binding, earlier, refusals);
        String key = owner.key(shape);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new IllegalStateException("the agent is uninstalled"); // and the class is left as it is
        }
        int number = sites.length;
        @Nullable Site[] more = Arrays.copyOf(sites, number + 1);
        Owner current = owner.current(bindings);
        more[number] = site(current, shape);
        publish(more);
        owners.add(current);
        numbers.put(key, number);
        if (bindings.isCurrent(current.binding())) {
            health.woven(current.binding());
        }
        return number;
    }

    /** A class with a method of this circuit comes from that loader; null = the boot loader. */
    public void loadedBy(CircuitBinding binding, @Nullable ClassLoader loader) {
        health.loadedBy(binding.circuit().name(), loader);
    }

    /** Takes over what has changed in the settings of circuits and in chains. */
    public synchronized void refresh() {
        @Nullable Site[] fresh = sites.clone();
        int first = fresh.length - owners.size();
        for (int i = 0; i < owners.size(); i++) {
            Owner before = owners.get(i);
            MethodShape shape = requireNonNull(fresh[first + i], "site").shape();
            if (before.isWovenAsItIs(bindings)) {
                Owner current = before.current(bindings);
                owners.set(i, current);
                fresh[first + i] = site(current, shape);
            } else {
                // Calls in flight still end here; the method is woven anew, or not at all, and gets another number.
                numbers.remove(before.key(shape), first + i);
            }
        }
        publish(fresh);
    }

    /** The chains that start at methods which may have a number here, as configured. */
    public List<FallbackSpec> chains() {
        return chains.specs();
    }

    /**
     * Gives out no more numbers.
     *
     * @return how many have been given out, those of agents before this one included
     */
    public synchronized int close() {
        closed = true;
        return sites.length;
    }

    /**
     * Whose a site is.
     *
     * @param earlier the circuits that take calls of the method before it does
     * @param refusals what its refusals go out as; null = as they are
     */
    private record Owner(
            CircuitBinding binding,
            List<CircuitBinding> earlier,
            @Nullable RefusalType refusals) {

        /** Whether its circuits are still there, and still leave calls to one another. */
        boolean isWovenAsItIs(Bindings bindings) {
            for (CircuitBinding other : earlier) {
                if (!bindings.isCurrent(other) || bindings.current(other).spec().where() == null) {
                    return false;
                }
            }
            return bindings.isCurrent(binding);
        }

        Owner current(Bindings bindings) {
            List<CircuitBinding> others = new ArrayList<>();
            for (CircuitBinding other : earlier) {
                others.add(bindings.current(other));
            }
            return new Owner(bindings.current(binding), others, refusals);
        }

        /** What is in here decides what number a method has; what is not may change under that number. */
        String key(MethodShape shape) {
            StringBuilder key = new StringBuilder();
            for (CircuitBinding other : earlier) {
                key.append(other.circuit().name()).append(" | ");
            }
            key.append(binding.circuit().name()).append(' ').append(shape);
            return refusals == null ? key.toString() : key + " " + refusals.name() + " " + refusals.form();
        }
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
        if (owners.isEmpty()) {
            sites = new @Nullable Site[firstNumber];
        }
        reader = newReader;
        newReader.accept(sites);
    }

    /** What nobody else can make is not asked for once more. */
    private static RetryPolicy retry(CircuitSpec spec, MethodShape shape) {
        return shape.kind() == ResultKind.OWN_STAGE ? RetryPolicy.never() : spec.retry();
    }

    private Site site(Owner owner, MethodShape shape) {
        CircuitBinding binding = owner.binding();
        CircuitSpec spec = binding.spec();
        Writes writes = spec.writesOf(shape.type(), shape.method());
        boolean write = writes.byName(shape.method());
        boolean holdsMonitor = shape.isSynchronized() && !spec.retryInSynchronized();
        Guard guard = Guard.of(binding.circuit())
                .retry(retry(spec, shape))
                .budget(binding.budget())
                .classifier(spec.classifier())
                .traits(new MethodTraits(write, holdsMonitor))
                .surroundings(surroundings)
                .build();
        return new Site(
                shape,
                binding.circuit(),
                Claim.of(binding, owner.earlier()),
                guard.timed(),
                guard,
                write,
                writes,
                spec.classifier().readsResults(),
                chains.startingAt(shape),
                owner.refusals() == null ? null : new Dress(owner.refusals()));
    }
}
