package io.breakwater.it.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** What the agent shows over JMX. */
public final class Shown {

    private Shown() {}

    /** One line for each attribute of each bean. */
    public static List<String> everything(MBeanServerConnection server) throws Exception {
        List<String> shown = new ArrayList<>();
        for (ObjectName bean : server.queryNames(new ObjectName("io.breakwater:*"), null)) {
            shown.add(server.getMBeanInfo(bean).toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                Object value = server.getAttribute(bean, attribute.getName());
                String text = value instanceof Object[] array ? List.of(array).toString() : Objects.toString(value);
                shown.add(bean + " " + attribute.getName() + " = " + text);
            }
        }
        return shown;
    }
}
