package io.breakwater.it.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The circuit of the agent in this JVM, as JMX shows it. Whatever is not as it should be fails the benchmark. */
final class WovenCircuit {

    /** What the configuration calls it. */
    static final String NAME = "bench";

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int PROBES = 100;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName circuit = name("io.breakwater:type=Circuit,name=" + NAME);
    private final ObjectName agent = name("io.breakwater:type=Agent");
    private final String state;
    private final String counter;
    private long countedBefore;

    /**
     * Waits until the agent shows its beans.
     *
     * @param state the state that the benchmark is about
     * @param counter the attribute that counts its calls
     */
    WovenCircuit(String state, String counter) {
        this.state = state;
        this.counter = counter;
        long start = System.nanoTime();
        while (!server.isRegistered(agent)) {
            require(System.nanoTime() - start < DEADLINE_NANOS, "no agent is to be seen over JMX");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    void forceOpen() {
        try {
            server.invoke(circuit, "forceOpen", new Object[0], new String[0]);
        } catch (JMException broken) {
            throw new IllegalStateException("cannot force the circuit open", broken);
        }
    }

    /** Calls until the circuit is in the state that the benchmark is about. */
    void callUntilThere(Supplier<Object> call) {
        long start = System.nanoTime();
        while (!state.equals(read(circuit, "State"))) {
            require(System.nanoTime() - start < DEADLINE_NANOS, "the circuit does not become " + state);
            attempt(call);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Makes some calls, and sees that the circuit has counted each of them. */
    void proveCounted(Supplier<Object> call) {
        long before = counted();
        for (int i = 0; i < PROBES; i++) {
            attempt(call);
        }
        countedBefore = counted();
        require(
                countedBefore - before == PROBES,
                PROBES + " calls have moved " + counter + " by " + (countedBefore - before));
        require(state.equals(read(circuit, "State")), "the circuit is " + read(circuit, "State") + ", not " + state);
    }

    /** At the end: the measured calls were counted, in the state that they should have met, and nothing went wrong. */
    void check() {
        require(counted() - countedBefore > PROBES, "the measured calls have not been counted");
        require(state.equals(read(circuit, "State")), "the circuit has become " + read(circuit, "State"));
        require(Long.valueOf(0).equals(read(agent, "SuppressedErrors")), "the agent has suppressed errors");
        require(((String[]) read(agent, "WeaveFailures")).length == 0, "a class could not be woven");
    }

    /** Makes a call for its effect on the circuit: that it fails, or is refused, may be just what is wanted. */
    static void attempt(Supplier<Object> call) {
        try {
            require(call.get() != null, "the callee has lost its answer");
        } catch (RuntimeException failedOrRefused) {
            require(failedOrRefused.getMessage() != null, "not one of the expected exceptions: " + failedOrRefused);
        }
    }

    private long counted() {
        return (Long) read(circuit, counter);
    }

    private Object read(ObjectName bean, String attribute) {
        try {
            return server.getAttribute(bean, attribute);
        } catch (JMException broken) {
            throw new IllegalStateException("cannot read " + attribute + " of " + bean, broken);
        }
    }

    private static ObjectName name(String name) {
        try {
            return new ObjectName(name);
        } catch (JMException malformed) {
            throw new IllegalArgumentException(name, malformed);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
