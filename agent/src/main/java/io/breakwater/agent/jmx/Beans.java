package io.breakwater.agent.jmx;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.Transition;
import io.breakwater.core.TransitionListener;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackSnapshot;
import java.util.Map;
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

    private static final String DOMAIN = "io.breakwater";

    private final MBeanServer server;
    private final NotificationBroadcasterSupport agentEmitter = emitter();
    private final Map<String, NotificationBroadcasterSupport> circuitEmitters = new ConcurrentHashMap<>();
    private final Map<String, ObjectName> circuitNames = new ConcurrentHashMap<>();
    private final ObjectName agentName;
    /** The agent tells of all circuits, so their own numbers would come more than once. */
    private final AtomicLong agentNotifications = new AtomicLong();

    Beans(MBeanServer server) throws JMException {
        this.server = server;
        this.agentName = new ObjectName(DOMAIN + ":type=Agent");
    }

    /** Registers all beans; from here on transitions are told to their subscribers. */
    void register(AgentFacts facts) throws JMException {
        for (Circuit circuit : facts.registry().circuits()) {
            NotificationBroadcasterSupport emitter = emitter();
            ObjectName name = new ObjectName(DOMAIN + ":type=Circuit,name=" + circuit.name());
            circuitEmitters.put(circuit.name(), emitter);
            circuitNames.put(circuit.name(), name);
            server.registerMBean(
                    new DescribedBean<>(new CircuitView(circuit, facts.report()), CircuitMXBean.class, emitter), name);
        }
        for (FallbackSnapshot chain : facts.chains().snapshots()) {
            server.registerMBean(
                    new DescribedBean<>(
                            new FallbackView(() -> facts.chains().snapshot(chain.name())),
                            FallbackMXBean.class,
                            new NotificationBroadcasterSupport()),
                    new ObjectName(DOMAIN + ":type=Fallback,name=" + chain.name()));
        }
        for (CircuitSpec circuit : facts.config().circuits()) {
            if (circuit.health() != null) {
                server.registerMBean(
                        new DescribedBean<>(
                                new HealthView(facts.health(), circuit.name()),
                                HealthMXBean.class,
                                new NotificationBroadcasterSupport()),
                        new ObjectName(DOMAIN + ":type=Health,name=" + circuit.name()));
            }
        }
        facts.registry().addListener(this);
        server.registerMBean(new DescribedBean<>(new AgentView(facts), AgentMXBean.class, agentEmitter), agentName);
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
        ObjectName name = circuitNames.get(transition.circuit());
        if (emitter != null && name != null) {
            emitter.sendNotification(notification(name, transition.number(), transition));
        }
        agentEmitter.sendNotification(notification(agentName, agentNotifications.incrementAndGet(), transition));
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
