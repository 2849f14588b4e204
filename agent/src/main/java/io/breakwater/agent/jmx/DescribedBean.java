package io.breakwater.agent.jmx;

import java.lang.reflect.Method;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationBroadcasterSupport;
import javax.management.StandardEmitterMBean;
import org.jspecify.annotations.Nullable;

/**
 * An MXBean whose interface says, with {@link Described}, what its features mean.
 *
 * @param <T> the interface
 */
class DescribedBean<T> extends StandardEmitterMBean {

    private final Class<T> contract;

    DescribedBean(T view, Class<T> contract, NotificationBroadcasterSupport emitter) {
        super(view, contract, true, emitter);
        this.contract = contract;
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        Described description = contract.getAnnotation(Described.class);
        return description == null ? info.getDescription() : description.value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return describe(info, info.isIs() ? "is" : "get");
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return describe(info, "");
    }

    /** Operations act, but for those that are marked. */
    @Override
    protected int getImpact(@Nullable MBeanOperationInfo info) {
        if (info == null) {
            return MBeanOperationInfo.UNKNOWN;
        }
        for (Method method : contract.getMethods()) {
            if (method.getName().equals(info.getName()) && method.isAnnotationPresent(LooksOnly.class)) {
                return MBeanOperationInfo.INFO;
            }
        }
        return MBeanOperationInfo.ACTION;
    }

    @Override
    protected String getDescription(MBeanOperationInfo info, MBeanParameterInfo parameter, int position) {
        Described description = describedParameter(info, position);
        return description == null ? parameter.getDescription() : description.value();
    }

    @Override
    protected String getParameterName(MBeanOperationInfo info, MBeanParameterInfo parameter, int position) {
        Described description = describedParameter(info, position);
        return description == null ? parameter.getName() : description.name();
    }

    private @Nullable Described describedParameter(MBeanOperationInfo info, int position) {
        for (Method method : contract.getMethods()) {
            if (method.getName().equals(info.getName()) && method.getParameterCount() > position) {
                return method.getParameters()[position].getAnnotation(Described.class);
            }
        }
        return null;
    }

    private String describe(MBeanFeatureInfo feature, String prefix) {
        for (Method method : contract.getMethods()) {
            Described description = method.getAnnotation(Described.class);
            if (description != null && method.getName().equals(prefix + feature.getName())) {
                return description.value();
            }
        }
        return feature.getDescription();
    }
}
