package io.breakwater.agent.jmx;

import io.breakwater.agent.config.Value;
import io.breakwater.agent.control.AgentControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * The bean of a circuit: what {@link CircuitMXBean} says, and an attribute for each setting there is. Those are made of the
 * list of settings, so that none can be forgotten.
 */
final class CircuitBean extends DescribedBean<CircuitMXBean> {

    private static final Map<String, SettingAttribute> SETTINGS = SettingAttribute.all();
    private static final NotificationBroadcasterSupport SILENT = new NotificationBroadcasterSupport();

    private final CircuitView view;
    private final AgentControl control;
    private final String circuit;

    CircuitBean(CircuitView view, AgentControl control, String circuit, NotificationBroadcasterSupport emitter) {
        super(view, CircuitMXBean.class, emitter);
        this.view = view;
        this.control = control;
        this.circuit = circuit;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanInfo info = super.getMBeanInfo();
        List<MBeanAttributeInfo> attributes = new ArrayList<>(List.of(info.getAttributes()));
        for (SettingAttribute setting : SETTINGS.values()) {
            attributes.add(setting.info());
        }
        return new MBeanInfo(
                info.getClassName(),
                info.getDescription(),
                attributes.toArray(new MBeanAttributeInfo[0]),
                info.getConstructors(),
                info.getOperations(),
                info.getNotifications(),
                info.getDescriptor());
    }

    @Override
    public @Nullable Object getAttribute(String name)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        SettingAttribute attribute = SETTINGS.get(name);
        return attribute == null
                ? super.getAttribute(name)
                : attribute.value(inForce(attribute).text());
    }

    private Value inForce(SettingAttribute attribute) {
        return control.config().sources().ofCircuit(circuit, attribute.setting());
    }

    /** A sentence goes out as an exception of the JDK's, for a client knows no others. */
    @Override
    public void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        SettingAttribute setting = SETTINGS.get(attribute.getName());
        if (setting == null) {
            super.setAttribute(attribute);
            return;
        }
        if (!setting.isWritable()) {
            throw new AttributeNotFoundException(setting.name() + " can only be read: change "
                    + setting.setting().key() + " in the configuration file");
        }
        Object value = attribute.getValue();
        String text = value == null ? "" : value.toString().strip();
        if (setting.isShownFor(text, inForce(setting).text())) {
            return;
        }
        if (setting.lacksItsPath(text)) {
            throw new InvalidAttributeValueException(
                    setting.setting().key() + " must be the whole address: ... stands for a path that is not shown");
        }
        try {
            control.set(circuit, setting.setting(), text);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidAttributeValueException(wrong.getMessage());
        }
    }

    /** All as they were at one moment. */
    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList found = new AttributeList(names.length);
        CircuitBean moment = new CircuitBean(view.ofThisMoment(), control, circuit, SILENT);
        for (String name : names) {
            try {
                found.add(new Attribute(name, moment.getAttribute(name)));
            } catch (AttributeNotFoundException | MBeanException | ReflectionException missing) {
                // As the contract has it: what cannot be read is not in the list.
            }
        }
        return found;
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        AttributeList set = new AttributeList(attributes.size());
        for (Attribute attribute : attributes.asList()) {
            try {
                setAttribute(attribute);
                set.add(attribute);
            } catch (AttributeNotFoundException
                    | InvalidAttributeValueException
                    | MBeanException
                    | ReflectionException refused) {
                // As above.
            }
        }
        return set;
    }
}
