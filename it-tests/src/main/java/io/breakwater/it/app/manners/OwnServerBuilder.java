package io.breakwater.it.app.manners;

import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import org.jspecify.annotations.Nullable;

/** Builds MBean servers for an application that wants to have a hand in it, and counts them. */
public final class OwnServerBuilder extends MBeanServerBuilder {

    static final AtomicInteger BUILT = new AtomicInteger();

    @Override
    public MBeanServer newMBeanServer(String defaultDomain, @Nullable MBeanServer outer, MBeanServerDelegate delegate) {
        BUILT.incrementAndGet();
        return super.newMBeanServer(defaultDomain, outer, delegate);
    }
}
