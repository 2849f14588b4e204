package io.breakwater.agent.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An application with tiers of every kind of instance, and adapters good and bad. */
final class TierKinds {

    static final String HERE = TierKinds.class.getName() + "$";

    private TierKinds() {}

    /** What is thrown next by what makes an instance. */
    static final Deque<Throwable> THROWN = new ArrayDeque<>();

    /** What is thrown next by an adapter. */
    static final Deque<Throwable> BROKEN = new ArrayDeque<>();

    private static void mayThrow(Deque<Throwable> ends) throws Throwable {
        Throwable next = ends.poll();
        if (next != null) {
            throw next;
        }
    }

    /** Constructed by whoever wants to. */
    static class Fresh {

        static int made;

        final int number;

        private Fresh() throws Throwable {
            mayThrow(THROWN);
            number = ++made;
        }

        String get(String id) {
            return "fresh " + number + " " + id;
        }

        @Nullable
        Integer number(String id) {
            return id.isEmpty() ? null : number;
        }

        int plain(String id) {
            return id.length();
        }

        List<String> list(String id) {
            return List.of(id);
        }

        Object loose(String id) {
            return id.length();
        }

        void nothing(String id) {}
    }

    /** Has no constructor that fits. */
    static final class Demanding {

        private final String name;

        Demanding(String name) {
            this.name = name;
        }

        String get(String id) {
            return name + " " + id;
        }
    }

    /** Cannot be constructed. */
    abstract static class Unfinished {

        String get(String id) {
            return id;
        }
    }

    /** Makes instances. */
    static final class Makers {

        private Makers() {}

        static Demanding demanding() throws Throwable {
            mayThrow(THROWN);
            return new Demanding("made");
        }

        static @Nullable Object nothing() {
            return null;
        }

        static Object another() {
            return "text";
        }

        Demanding ofAnInstance() {
            return new Demanding("never");
        }
    }

    /** Makes results into texts, and other things. */
    static final class Adapters {

        static int called;

        private Adapters() {}

        static String text(@Nullable Integer number) throws Throwable {
            called++;
            mayThrow(BROKEN);
            return "number " + number;
        }

        static String plain(int number) {
            return "int " + number;
        }

        static @Nullable String none(@Nullable Object any) {
            return null;
        }

        static int length(String text) {
            return text.length();
        }

        static Object loose(Object any) {
            return any;
        }

        static String first(List<String> list) {
            return list.get(0);
        }

        static String overloaded(Object any) {
            return "object";
        }

        static String overloaded(Integer number) {
            return "integer";
        }

        static Optional<String> overloaded(Number number) {
            return Optional.empty();
        }

        static String ambiguous(Number number) {
            return "number";
        }

        static String ambiguous(Comparable<?> comparable) {
            return "comparable";
        }

        static String ofMaps(Map<String, String> map) {
            return map.toString();
        }

        static String two(Integer one, Integer two) {
            return "two";
        }

        String ofAnInstance(Integer number) {
            return "never";
        }
    }
}
