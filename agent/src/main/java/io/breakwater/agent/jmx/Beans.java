package io.breakwater.agent.jmx;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.control.AgentFacts;
import io.breakwater.core.Transition;
import io.breakwater.core.TransitionListener;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackSnapshot;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.AttributeChangeNotification;
import javax.management.JMException;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanServer;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/** The agent's beans in one MBean server, and the notifications that they send. */
final class Beans implements TransitionListener {

    static final String DOMAIN = "io.breakwater";

    private final MBeanServer server;
    private final NotificationBroadcasterSupport agentEmitter = emitter();
    private final Map<String, NotificationBroadcasterSupport> circuitEmitters = new ConcurrentHashMap<>();
    /** Those that have a bean. Guarded by this, as are the names. */
    private final Map<String, Circuit> circuits = new HashMap<>();
    /** Of all beans that are registered here: none of somebody else's is unregistered. */
    private final Set<ObjectName> registered = new LinkedHashSet<>();

    private final ObjectName agentName;
    /** The agent tells of all circuits, so their own numbers would come more than once. */
    private final AtomicLong agentNotifications = new AtomicLong();

    Beans(MBeanServer server) throws JMException {
        this.server = server;
        this.agentName = new ObjectName(DOMAIN + ":type=Agent");
    }

    /** Registers the agent's bean and all others; from here on transitions are told to their subscribers. */
    void register(AgentFacts facts) throws JMException {
        refresh(facts);
        facts.registry().addListener(this);
        register(new DescribedBean<>(new AgentView(facts), AgentMXBean.class, agentEmitter), agentName);
    }

    /** Registers what has come and unregisters what has gone since the last time. */
    synchronized void refresh(AgentFacts facts) throws JMException {
        Set<ObjectName> wanted = new LinkedHashSet<>();
        wanted.add(agentName);
        for (Circuit circuit : facts.registry().circuits()) {
            ObjectName name = name("Circuit", circuit.name());
            wanted.add(name);
            // A circuit that was taken out of the file and put back is another one of the same name.
            if (circuits.get(circuit.name()) != circuit) {
                unregister(name);
                NotificationBroadcasterSupport emitter = emitter();
                CircuitView view = new CircuitView(circuit, facts.report(), facts.control());
                register(new CircuitBean(view, facts.control(), circuit.name(), emitter), name);
                circuits.put(circuit.name(), circuit);
                circuitEmitters.put(circuit.name(), emitter);
            }
        }
        for (FallbackSnapshot chain : facts.chains().snapshots()) {
            ObjectName name = name("Fallback", chain.name());
            wanted.add(name);
            if (!registered.contains(name)) {
                FallbackView view = new FallbackView(chain, () -> facts.chains().snapshot(chain.name()));
                register(new DescribedBean<>(view, FallbackMXBean.class, new NotificationBroadcasterSupport()), name);
            }
        }
        for (CircuitSpec circuit : facts.control().config().circuits()) {
            ObjectName name = name("Health", circuit.name());
            if (circuit.health() == null) {
                continue;
            }
            wanted.add(name);
            if (!registered.contains(name)) {
                HealthView view = new HealthView(facts.health(), circuit.name());
                register(new DescribedBean<>(view, HealthMXBean.class, new NotificationBroadcasterSupport()), name);
            }
        }
        for (ObjectName name : List.copyOf(registered)) {
            if (!wanted.contains(name)) {
                unregister(name);
            }
        }
        circuits.values().retainAll(facts.registry().circuits());
        circuitEmitters.keySet().retainAll(circuits.keySet());
    }

    /** Unregisters everything. */
    synchronized void unregisterAll(AgentFacts facts) throws JMException {
        facts.registry().removeListener(this);
        for (ObjectName name : List.copyOf(registered)) {
            if (!name.equals(agentName)) {
                unregister(name);
            }
        }
        unregister(agentName); // last: who waits for it to go waits for all of them
    }

    private static ObjectName name(String type, String name) throws JMException {
        return new ObjectName(DOMAIN + ":type=" + type + ",name=" + name);
    }

    private synchronized void register(Object bean, ObjectName name) throws JMException {
        server.registerMBean(bean, name);
        registered.add(name);
    }

    private synchronized void unregister(ObjectName name) throws JMException {
        if (registered.remove(name) && server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }

    private static NotificationBroadcasterSupport emitter() {
        return new NotificationBroadcasterSupport(new MBeanNotificationInfo(
                new String[] {AttributeChangeNotification.ATTRIBUTE_CHANGE},
                AttributeChangeNotification.class.getName(),
                "A circuit has changed its state; the message tells the whole story"));
    }

    @Override
    public void onTransition(Transition transition) {
        NotificationBroadcasterSupport emitter = circuitEmitters.get(transition.circuit());
        if (emitter != null) {
            emitter.sendNotification(notification(source(transition.circuit()), transition.number(), transition));
        }
        agentEmitter.sendNotification(notification(agentName, agentNotifications.incrementAndGet(), transition));
    }

    private static ObjectName source(String circuit) {
        try {
            return name("Circuit", circuit);
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible); // it was registered under that name
        }
    }

    private static AttributeChangeNotification notification(ObjectName source, long number, Transition transition) {
        return new AttributeChangeNotification(
                source,
                number,
                transition.at().toEpochMilli(),
                transition.describe(),
                "State",
                String.class.getName(),
                transition.from().name(),
                transition.to().name());
    }
}
