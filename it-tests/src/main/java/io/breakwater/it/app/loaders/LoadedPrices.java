package io.breakwater.it.app.loaders;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Has a client in each of several class loaders, called {@code own} in its own and any other name in a {@link LoneLoader}.
 * Understands {@code load <name>}, {@code drop <name>}, which tells whether the class loader is collected then, and
 * {@code <name> <line for the client>}.
 */
public final class LoadedPrices {

    private final Map<String, UnaryOperator<String>> clients = new HashMap<>();

    private LoadedPrices() {
        clients.put("own", new PriceClient());
    }

    public static void main(String[] args) throws IOException {
        CommandedPrices.answerAll(new LoadedPrices()::answer);
    }

    private String answer(String line) {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "load" -> load(words[1]);
            case "drop" -> drop(words[1]);
            default -> clients.get(words[0]).apply(words[1]);
        };
    }

    @SuppressWarnings("unchecked") // the client is one, in whichever loader
    private String load(String name) {
        try {
            Class<?> type = new LoneLoader().loadClass(PriceClient.class.getName());
            clients.put(
                    name, (UnaryOperator<String>) type.getDeclaredConstructor().newInstance());
            return name + (type == PriceClient.class ? " is the application's own" : " is another class");
        } catch (ReflectiveOperationException e) {
            return e.toString();
        }
    }

    private String drop(String name) {
        WeakReference<ClassLoader> loader =
                new WeakReference<>(clients.remove(name).getClass().getClassLoader());
        return name + (Collected.soon(loader) ? " is collected" : " is still held");
    }
}
