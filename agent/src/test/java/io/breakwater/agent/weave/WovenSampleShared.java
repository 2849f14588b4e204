package io.breakwater.agent.weave;

import java.net.URI;
import java.util.List;
import java.util.function.IntSupplier;

/** A client that several circuits share, and types of all kinds, of which copies are woven. */
public class WovenSampleShared {

    /** Methods that fail do so until they have been called so often. */
    public static int lasts;

    public static int calls;

    @SuppressWarnings("UnusedVariable") // read by conditions
    private final String label = "crm";

    private static void run() {
        calls++;
        if (calls < lasts) {
            throw new IllegalStateException("call " + calls);
        }
    }

    public String send(URI target, List<String> seen) {
        seen.add(target.getHost());
        target = URI.create("http://spoilt");
        run();
        return "from " + seen.get(0) + " to " + target.getHost();
    }

    public static long count(int number, long wide, double wider) {
        int given = number;
        number = -1;
        run();
        return given + wide + (long) wider + number;
    }

    public void nothing(boolean really) {
        run();
    }

    public Object withLambda(int number) {
        IntSupplier body = () -> number + 1;
        return body.getAsInt();
    }

    /** A contract with one method that has a body, and one that has none. */
    public interface Contract {
        int wanted(int number);

        default int bodied(int number) {
            return wanted(number) + 1;
        }
    }

    public enum Kind implements Contract {
        PLAIN,
        SPECIAL {
            @Override
            public int wanted(int number) {
                return number * 10;
            }
        };

        @Override
        public int wanted(int number) {
            return number;
        }
    }

    public record Pair(int left, String right) implements Contract {
        @Override
        public int wanted(int number) {
            return left + number;
        }
    }

    /** Inherits what it can. */
    public static class Below extends WovenSampleShared {
        @Override
        public void nothing(boolean really) {
            super.nothing(really);
        }
    }
}
