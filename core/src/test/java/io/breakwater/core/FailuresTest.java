package io.breakwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class FailuresTest {

    @Test
    void unwrapped_wrappersOfStages_areTakenOff() { // I-24
        IOException real = new IOException();
        CompletionException empty = new CompletionException(null, null);
        ExecutionException own = new ExecutionException(real) {
            private static final long serialVersionUID = 1L;
        };

        assertThat(Failures.unwrapped(real)).isSameAs(real);
        assertThat(Failures.unwrapped(new CompletionException(new ExecutionException(real))))
                .isSameAs(real);
        assertThat(Failures.unwrapped(empty)).isSameAs(empty);
        assertThat(Failures.unwrapped(new ExecutionException(empty))).isSameAs(empty);
        assertThat(Failures.unwrapped(own)).isSameAs(own);
    }

    /** An endless chain: each look at the cause makes a new one. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    /** Throws what it was given when asked for its cause. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Throwable toThrow;

        Broken(Throwable toThrow) {
            this.toThrow = toThrow;
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            if (toThrow instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) toThrow;
        }
    }

    /** Equal to every other one. */
    private static final class Equal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Equal(@Nullable Throwable cause) {
            super(cause);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Equal;
        }

        @Override
        public int hashCode() {
            return Objects.hash(1);
        }
    }

    private static Throwable cyclic(int length) {
        Throwable first = new IllegalStateException("0");
        Throwable last = first;
        for (int i = 1; i < length; i++) {
            last = new IllegalStateException(String.valueOf(i), last);
        }
        first.initCause(last);
        return last;
    }

    private static Throwable nested(int depth, Throwable innermost) {
        Throwable outer = innermost;
        for (int i = 0; i < depth; i++) {
            outer = new IllegalStateException(outer);
        }
        return outer;
    }

    @Test
    void chain_ofNestedThrowables_isOutermostFirst() {
        Throwable inner = new IOException("inner");
        Throwable outer = new RuntimeException("outer", inner);

        assertThat(Failures.chain(outer)).containsExactly(outer, inner);
        assertThat(Failures.chain(inner)).containsExactly(inner);
    }

    @Test
    void chain_cyclic_namesEachOnce() {
        assertThat(Failures.chain(cyclic(2))).hasSize(2).doesNotHaveDuplicates();
        assertThat(Failures.chain(cyclic(5))).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void chain_longOrEndless_isCutAtThirtyTwo() {
        assertThat(Failures.chain(nested(1000, new IOException()))).hasSize(32);
        assertThat(Failures.chain(new Endless())).hasSize(32);
        assertThat(Failures.chain(cyclic(100))).hasSize(32);
    }

    @Test
    void chain_getCauseThrowsAnException_endsThere() {
        Throwable broken = new Broken(new IllegalStateException("no cause for you"));

        assertThat(Failures.chain(broken)).containsExactly(broken);
        assertThat(Failures.mayTryAgain(broken)).isTrue();
        assertThat(Failures.describe(broken)).isEqualTo(Broken.class.getName());
    }

    /** Half an application on the class path: what asks for the cause may meet a class that is not there. */
    @Test
    void chain_getCauseThrowsAnError_endsThere() {
        Throwable broken = new Broken(new NoClassDefFoundError("com/acme/Cause"));

        assertThat(Failures.chain(broken)).containsExactly(broken);
        assertThat(Failures.describe(broken)).isEqualTo(Broken.class.getName());
    }

    @Test
    void chain_ofEqualThrowables_goesByIdentity() {
        Throwable inner = new Equal(null);
        Throwable outer = new Equal(inner);

        assertThat(Failures.chain(outer)).hasSize(2);
        Failures.attach(outer, new Equal(null));
        assertThat(outer.getSuppressed()).hasSize(1);
    }

    @Test
    void describe_namesClassesAndNeverMessages() {
        Throwable thrown = new RuntimeException("https://x/?token=secret", new IOException("secret"));

        assertThat(Failures.describe(thrown))
                .isEqualTo("java.lang.RuntimeException <- java.io.IOException")
                .doesNotContain("secret");
    }

    @Test
    void mayTryAgain_exceptions_yes() {
        assertThat(Failures.mayTryAgain(new IOException())).isTrue();
        assertThat(Failures.mayTryAgain(new RuntimeException(new OutOfMemoryError())))
                .isTrue();
        assertThat(Failures.mayTryAgain(cyclic(3))).isTrue();
    }

    @Test
    void mayTryAgain_errorsAndInterrupts_no() {
        assertThat(Failures.mayTryAgain(new StackOverflowError())).isFalse();
        assertThat(Failures.mayTryAgain(new AssertionError())).isFalse();
        assertThat(Failures.mayTryAgain(new InterruptedException())).isFalse();
        assertThat(Failures.mayTryAgain(nested(3, new InterruptedException()))).isFalse();
    }

    @Test
    void attach_toItselfOrAlongTheCauses_doesNothing() {
        Throwable inner = new IOException();
        Throwable outer = new RuntimeException(inner);

        Failures.attach(outer, outer);
        Failures.attach(outer, inner);
        Failures.attach(inner, outer);

        assertThat(outer.getSuppressed()).isEmpty();
        assertThat(inner.getSuppressed()).isEmpty();
    }

    /** An application that keeps its exceptions in constants: printing a cycle is a trap for many a logger (I-41). */
    @Test
    void attach_oneToTheOtherAndBack_makesNoCycle() {
        Throwable first = new IOException("constant 1");
        Throwable second = new IOException("constant 2");
        Throwable third = new IOException("constant 3");

        Failures.attach(first, second);
        Failures.attach(second, third);
        Failures.attach(third, first);

        assertThat(cycleFrom(first, Collections.newSetFromMap(new IdentityHashMap<>())))
                .isFalse();
    }

    private static boolean cycleFrom(Throwable from, Set<Throwable> path) {
        if (!path.add(from)) {
            return true;
        }
        for (Throwable next : from.getSuppressed()) {
            if (cycleFrom(next, path)) {
                return true;
            }
        }
        path.remove(from);
        return false;
    }
}
