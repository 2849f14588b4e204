package io.breakwater.it.containers;

import io.breakwater.it.app.loaders.Collected;
import io.breakwater.it.app.loaders.CommandedPrices;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A web container: {@code TomcatHost DIRECTORY}. Understands {@code port}, {@code deploy <war>}, and {@code undeploy}, which
 * tells whether the class loader of the web application is collected then. What Tomcat warns of goes to stdout.
 */
public final class TomcatHost {

    private final Tomcat tomcat = new Tomcat();
    private String deployed = "";

    private TomcatHost() {}

    public static void main(String[] args) throws IOException, LifecycleException {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(new Stdout());
        root.setLevel(Level.WARNING);
        TomcatHost host = new TomcatHost();
        host.start(args[0]);
        CommandedPrices.answerAll(host::answer);
        host.tomcat.stop();
        host.tomcat.destroy();
    }

    private void start(String directory) throws LifecycleException {
        tomcat.setBaseDir(directory);
        if (!new File(directory, "webapps").mkdirs()) {
            throw new IllegalStateException(directory + " is not new");
        }
        tomcat.setPort(0);
        tomcat.getHost(); // asked for, it is made
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        tomcat.start();
    }

    private String answer(String line) {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "port" -> String.valueOf(tomcat.getConnector().getLocalPort());
            case "deploy" -> deploy(words[1]);
            case "undeploy" -> undeploy();
            default -> throw new IllegalArgumentException(line);
        };
    }

    private String deploy(String war) {
        Context context = tomcat.addWebapp("/shop", war);
        deployed = context.getName();
        return context.getState().toString();
    }

    private String undeploy() {
        return Collected.soon(removed()) ? "collected" : "still held";
    }

    private WeakReference<ClassLoader> removed() {
        Context context = (Context) tomcat.getHost().findChild(deployed);
        WeakReference<ClassLoader> loader =
                new WeakReference<>(context.getLoader().getClassLoader());
        tomcat.getHost().removeChild(context);
        return loader;
    }

    /** Prints what is logged. */
    private static final class Stdout extends Handler {

        @Override
        public void publish(LogRecord logged) {
            System.out.println("LOG " + logged.getLevel() + " " + logged.getMessage() + " " + logged.getThrown());
        }

        @Override
        public void flush() {
            System.out.flush();
        }

        @Override
        public void close() {
            // stdout stays open
        }
    }
}
