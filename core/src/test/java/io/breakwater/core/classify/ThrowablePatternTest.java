package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

final class ThrowablePatternTest {

    /** A marker, as applications put on exceptions. */
    interface Transient {}

    /** A marker of a marker. */
    interface Overloaded extends Transient, Comparable<Overloaded> {}

    private abstract static class Marked extends IOException implements Overloaded {
        private static final long serialVersionUID = 1L;
    }

    private abstract static class BelowMarked extends Marked {
        private static final long serialVersionUID = 1L;
    }

    private static boolean matches(String pattern, Class<?> type) {
        return ThrowablePattern.of(pattern).matches(type);
    }

    @Test
    void exactName_matchesThatClassAlone() {
        assertThat(matches("java.io.IOException", IOException.class)).isTrue();
        assertThat(matches("java.io.IOException", FileNotFoundException.class)).isFalse();
        assertThat(matches("java.io.IOException", UncheckedIOException.class)).isFalse();
    }

    @Test
    void plus_matchesSubclassesAtAnyDepth() {
        assertThat(matches("java.io.IOException+", IOException.class)).isTrue();
        assertThat(matches("java.io.IOException+", ConnectException.class)).isTrue();
        assertThat(matches("java.io.IOException+", BelowMarked.class)).isTrue();
        assertThat(matches("java.lang.Throwable+", BelowMarked.class)).isTrue();
        assertThat(matches("java.io.IOException+", UncheckedIOException.class)).isFalse();
        assertThat(matches("java.io.IOException+", Exception.class)).isFalse();
    }

    @Test
    void plus_matchesInterfacesOfSuperclassesAndOfInterfaces() {
        String own = ThrowablePatternTest.class.getName();

        assertThat(matches(own + "$Overloaded+", Marked.class)).isTrue();
        assertThat(matches(own + "$Transient+", BelowMarked.class)).isTrue();
        assertThat(matches("java.lang.Comparable+", BelowMarked.class)).isTrue();
        assertThat(matches("java.io.Serializable+", BelowMarked.class)).isTrue();
        assertThat(matches(own + "$Transient+", IOException.class)).isFalse();
        assertThat(matches(own + "$Transient", Marked.class)).isFalse();
        assertThat(matches("java.io.Closeable+", Closeable.class)).isTrue();
    }

    @Test
    void simpleName_matchesInAnyPackage() {
        assertThat(matches("IOException", IOException.class)).isTrue();
        assertThat(matches("ConnectException", ConnectException.class)).isTrue();
        assertThat(matches("IOException", UncheckedIOException.class)).isFalse();
        assertThat(matches("IOException+", SocketTimeoutException.class)).isTrue();
        assertThat(matches("IOException+", UncheckedIOException.class)).isFalse();
        assertThat(matches("ThrowablePatternTest$Marked+", BelowMarked.class)).isTrue();
    }

    /** The name of {@code int} stands in for that of a class in the unnamed package: it has no dot either. */
    @Test
    void simpleName_matchesInTheUnnamedPackage() {
        assertThat(matches("int", int.class)).isTrue();
        assertThat(matches("in*", int.class)).isTrue();
        assertThat(matches("long", int.class)).isFalse();
    }

    @Test
    void wildcards_matchWithinASegmentOrAcross() {
        assertThat(matches("java.net.*Exception", ConnectException.class)).isTrue();
        assertThat(matches("java.*Exception", ConnectException.class)).isFalse();
        assertThat(matches("java.**Exception", ConnectException.class)).isTrue();
        assertThat(matches("**", ConnectException.class)).isTrue();
        assertThat(matches("java.net.Socket*+", SocketTimeoutException.class)).isTrue();
        assertThat(matches("java.io.Interrupted*+", SocketTimeoutException.class))
                .isTrue();
        assertThat(matches("Connect*", ConnectException.class)).isTrue();
    }

    /** A simple name may begin with its wildcard; otherwise this could match nothing but the unnamed package. */
    @Test
    void simpleNameThatBeginsWithAWildcard_matchesInAnyPackage() {
        assertThat(matches("*TimeoutException", SocketTimeoutException.class)).isTrue();
        assertThat(matches("*TimeoutException", ConnectException.class)).isFalse();
    }
}
