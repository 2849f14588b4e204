package io.breakwater.agent.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An application with a tier that fails and several that could stand in for it. */
final class Tiers {

    static final String HERE = Tiers.class.getName() + "$";

    private Tiers() {}

    /** Is only named: tests tell the handler how its calls ended. */
    static final class First {

        String get(String id) {
            return id;
        }

        String createOrder(String id) {
            return id;
        }

        String sendOrder(String id) {
            return id;
        }

        int count(String id) {
            return id.length();
        }

        void notifyOf(String id) {
            get(id);
        }

        Object any(String id) {
            return id;
        }
    }

    /** Does as it is told. */
    static final class Second {

        private final Callable<@Nullable Object> body;
        final List<String> calls = new ArrayList<>();

        Second(Callable<@Nullable Object> body) {
            this.body = body;
        }

        @Nullable
        String get(String id) throws Exception {
            calls.add(id);
            return (String) body.call();
        }

        @Nullable
        Object loose(String id) throws Exception {
            calls.add(id);
            return body.call();
        }

        Integer number(String id) {
            return Integer.valueOf(id);
        }

        int plainNumber(String id) {
            return Integer.parseInt(id);
        }

        void nothing(String id) {
            calls.add(id);
        }
    }

    /** Everything about its methods is static or ambiguous. */
    static final class Third {

        private Third() {}

        static String get(String id) {
            return "third " + id;
        }

        static String wider(Object id) {
            return "wider " + id;
        }

        static String two(Object id) {
            return "object " + id;
        }

        static String two(CharSequence id) {
            return "characters " + id;
        }

        static String many(String id, String more) {
            return id + more;
        }
    }
}
