package io.breakwater.it.app.loaders;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Makes an instance of each class that it is told on stdin, and calls it. */
public final class NamedClients {

    private NamedClients() {}

    public static void main(String[] args) throws IOException {
        CommandedPrices.answerAll(NamedClients::call);
    }

    private static String call(String type) {
        try {
            Callable<?> client = Class.forName(type)
                    .asSubclass(Callable.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return String.valueOf(client.call());
        } catch (Exception | LinkageError e) {
            return e.toString();
        }
    }
}
