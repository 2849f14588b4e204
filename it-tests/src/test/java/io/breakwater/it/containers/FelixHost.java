package io.breakwater.it.containers;

import io.breakwater.it.app.loaders.Collected;
import io.breakwater.it.app.loaders.CommandedPrices;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;

/**
 * An OSGi framework: {@code FelixHost DIRECTORY}. Understands {@code install <jar>}, {@code uninstall}, which tells whether
 * the class loader of the bundle is collected then, and lines for the client that the bundle offers.
 */
public final class FelixHost {

    private static final long STOP_MILLIS = 10_000;

    private final BundleContext context;

    private FelixHost(BundleContext context) {
        this.context = context;
    }

    public static void main(String[] args) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, args[0]));
        framework.start();
        CommandedPrices.answerAll(new FelixHost(framework.getBundleContext())::answer);
        framework.stop();
        framework.waitForStop(STOP_MILLIS);
    }

    private String answer(String line) {
        try {
            if (line.startsWith("install ")) {
                Bundle bundle = context.installBundle("file:" + line.substring("install ".length()));
                bundle.start();
                return "installed " + bundle.getSymbolicName();
            }
            return line.equals("uninstall") ? uninstall() : call(line);
        } catch (BundleException e) {
            return e.toString();
        }
    }

    @SuppressWarnings("unchecked") // a service is registered by its raw type
    private String call(String line) {
        ServiceReference<UnaryOperator<String>> service = (ServiceReference<UnaryOperator<String>>)
                (ServiceReference<?>) context.getServiceReference(UnaryOperator.class);
        UnaryOperator<String> client = Objects.requireNonNull(context.getService(service));
        try {
            return client.apply(line);
        } finally {
            context.ungetService(service);
        }
    }

    private String uninstall() throws BundleException {
        return Collected.soon(uninstalled()) ? "collected" : "still held";
    }

    private WeakReference<ClassLoader> uninstalled() throws BundleException {
        Bundle bundle = context.getServiceReference(UnaryOperator.class).getBundle();
        WeakReference<ClassLoader> loader =
                new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
        bundle.uninstall();
        return loader;
    }
}
