package io.breakwater.it.app.loaders;

import java.util.function.UnaryOperator;

/**
 * A client that fails a number of times and then works. {@code apply} takes {@code fail <n>} or an item, and tells how the
 * call of {@code price} ended and how often its body ran. Not thread-safe.
 */
public final class PriceClient implements UnaryOperator<String> {

    private int failuresLeft;
    private int attempts;

    @Override
    public String apply(String line) {
        if (line.startsWith("fail ")) {
            failuresLeft = Integer.parseInt(line.substring("fail ".length()));
            return line;
        }
        attempts = 0;
        String end;
        try {
            end = price(line);
        } catch (RuntimeException failed) {
            end = failed.getClass().getSimpleName();
        }
        return end + ", attempts " + attempts;
    }

    public String price(String item) {
        attempts++;
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new PriceException("503 for " + item);
        }
        return item + " costs 7";
    }
}
