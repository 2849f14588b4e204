package io.breakwater.agent.weave;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** An application of tiers that fit and tiers that cannot: only its class files are read. */
public final class ChainSample {

    static final String HERE = ChainSample.class.getName() + "$";

    private ChainSample() {}

    /** What is asked for. */
    public interface Account {}

    /** What some have. */
    public static class Entry implements Account {}

    /** Is above itself by what is missing. */
    public static final class Orphan extends Missing {}

    /** Its class file is hidden by the test. */
    public static class Missing {}

    /** A type of stages of its own. */
    public static final class OwnFuture extends CompletableFuture<Entry> {}

    /** The first tiers. */
    public static final class First {

        private final int calls = 1;

        public Account account(String id) {
            return new Entry();
        }

        public Entry record(String id) {
            return new Entry();
        }

        public int number(int id, String more) {
            return id + calls;
        }

        public String[] array(String id) {
            return new String[] {id};
        }

        public void nothing(String id) {}

        public CompletableFuture<Entry> future(String id) {
            return new CompletableFuture<>();
        }

        public Mono<Entry> mono(String id) {
            return Mono.empty();
        }

        public <T extends Account> T generic(List<T> ids) {
            return ids.get(0);
        }
    }

    /** The others. */
    public static class Second {

        private final String name;

        private Second(String name) {
            this.name = name;
        }

        Entry record(String id) {
            return new Entry();
        }

        Account account(String id) {
            return new Entry();
        }

        Object loose(Object id) {
            return id;
        }

        <T> T erased(T id) {
            return id;
        }

        Map<String, String> map(String id) {
            return Map.of();
        }

        Orphan orphan(String id) {
            return new Orphan();
        }

        void nothing(String id) {}

        CompletionStage<Entry> stage(String id) {
            return new CompletableFuture<>();
        }

        OwnFuture ownFuture(String id) {
            return new OwnFuture();
        }

        Mono<Entry> mono(String id) {
            return Mono.empty();
        }

        String text(String id) {
            return name + id;
        }

        Integer boxed(Integer id, CharSequence more) {
            return id;
        }

        long wide(long id, Object more) {
            return id;
        }

        int wideParameters(long id, Serializable more) {
            return 1;
        }

        int narrow(short id, String more) {
            return id;
        }

        Entry ofAnInt(int id) {
            return new Entry();
        }

        Entry two(CharSequence id) {
            return new Entry();
        }

        Entry two(Object id) {
            return new Entry();
        }

        Object[] objects(String id) {
            return new Object[0];
        }

        int[] numbers(String id) {
            return new int[0];
        }

        Account generic(List<Integer> ids) {
            return new Entry();
        }

        static Entry ofTheClass(String id) {
            return new Entry();
        }
    }

    /** Can be constructed. */
    public static final class Plain {

        private Plain() {}

        Entry record(String id) {
            return new Entry();
        }
    }

    /** Cannot be constructed, but what extends it can. */
    public abstract static class Unfinished {

        Entry record(String id) {
            return new Entry();
        }
    }

    /** Nobody sees it being constructed. */
    public interface Face {

        default Entry record(String id) {
            return new Entry();
        }
    }

    /** Makes instances and adapts results. */
    public static final class Tools {

        private Tools() {}

        static Second second() {
            return new Second("made");
        }

        static Object anything() {
            return new Second("made");
        }

        static String text() {
            return "";
        }

        static void nothing() {}

        Second ofAnInstance() {
            return new Second("never");
        }

        static Entry ofMap(Map<String, String> map) {
            return new Entry();
        }

        static Object loose(Object any) {
            return any;
        }

        static Optional<Entry> wrong(Map<String, String> map) {
            return Optional.empty();
        }

        static Entry ofText(String text) {
            return new Entry();
        }

        static Entry ofText(Integer number) {
            return new Entry();
        }

        static Entry ofNumber(int number) {
            return new Entry();
        }

        static int number(Long number) {
            return 1;
        }

        static Entry overloaded(Map<String, String> map) {
            return new Entry();
        }

        static Entry overloaded(Object any) {
            return new Entry();
        }
    }
}
