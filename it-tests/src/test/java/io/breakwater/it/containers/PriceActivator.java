package io.breakwater.it.containers;

import io.breakwater.it.app.loaders.PriceClient;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Makes a call as its bundle starts, and offers the client to others. */
public final class PriceActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        PriceClient client = new PriceClient();
        client.apply("fail 1");
        System.out.println("started: " + client.apply("tea"));
        context.registerService(UnaryOperator.class, client, null);
    }

    @Override
    public void stop(BundleContext context) {
        System.out.println("stopped");
    }
}
