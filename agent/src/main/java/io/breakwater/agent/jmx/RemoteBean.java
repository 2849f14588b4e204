package io.breakwater.agent.jmx;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A bean of another JVM at one moment, read in one round trip.
 *
 * @param name of the circuit or chain
 * @param attributes by name; of types that the JDK has: texts, numbers, booleans, dates, arrays of texts, null
 */
public record RemoteBean(String name, Map<String, @Nullable Object> attributes) {

    public RemoteBean {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    static RemoteBean read(MBeanServerConnection server, ObjectName bean, String name, String... attributes)
            throws IOException, JMException {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (Attribute attribute : server.getAttributes(bean, attributes).asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return new RemoteBean(name, values);
    }

    /** Empty where there is none. */
    public String text(String attribute) {
        Object value = attributes.get(attribute);
        return value == null ? "" : value.toString();
    }

    /** 0 where there is none. */
    public long number(String attribute) {
        return attributes.get(attribute) instanceof Number value ? value.longValue() : 0;
    }

    /** -1 where there is none. */
    public double decimal(String attribute) {
        return attributes.get(attribute) instanceof Number value ? value.doubleValue() : -1;
    }

    /** Null where there is none. */
    public @Nullable Instant time(String attribute) {
        return attributes.get(attribute) instanceof Date value ? value.toInstant() : null;
    }

    /** Empty where there are none. */
    public List<String> lines(String attribute) {
        return attributes.get(attribute) instanceof String[] value ? List.of(value) : List.of();
    }
}
