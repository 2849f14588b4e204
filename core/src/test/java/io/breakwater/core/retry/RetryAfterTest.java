package io.breakwater.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may say, and what becomes of it. Covers I-46. */
@SuppressWarnings("JavaUtilDate") // clients still hand it out
final class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");
    private static final long THIRTY_SECONDS = Duration.ofSeconds(30).toNanos();

    private static long nanos(@Nullable Object value) {
        return RetryAfter.nanos(value, NOW.toEpochMilli());
    }

    private static long nanosAt(String now, Object value) {
        return RetryAfter.nanos(value, Instant.parse(now).toEpochMilli());
    }

    private static Stream<Arguments> thirtySeconds() {
        return Stream.<Object>of(
                        30,
                        30L,
                        (short) 30,
                        30.0,
                        BigInteger.valueOf(30),
                        new BigDecimal("30.0"),
                        "30",
                        "0030",
                        " 30 ",
                        CharBuffer.wrap("30"),
                        "Sun, 06 Nov 1994 08:49:37 GMT",
                        "Sunday, 06-Nov-94 08:49:37 GMT",
                        "Sun Nov  6 08:49:37 1994",
                        Duration.ofSeconds(30),
                        NOW.plusSeconds(30),
                        Date.from(NOW.plusSeconds(30)),
                        Optional.of("30"),
                        List.of("30", "60"),
                        List.of("later", -1, "30", "60"),
                        Arrays.asList(null, "30"),
                        new String[] {"x", "30"},
                        new Object[] {List.of(), Optional.of(new int[] {30})},
                        new int[] {30},
                        new long[] {-1, 30},
                        new double[] {30})
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("thirtySeconds")
    void thirtySeconds_inAnyShape_areUnderstood(Object value) {
        assertThat(nanos(value)).isEqualTo(THIRTY_SECONDS);
    }

    private static Stream<Arguments> rubbish() {
        return Stream.<@Nullable Object>of(
                        null,
                        "",
                        " ",
                        "-1",
                        "+5",
                        "1.5",
                        "5s",
                        "soon",
                        "٣",
                        "1e3",
                        "Sun, 06 Nov 1994 08:49:37",
                        "Sun, 06 Nov 1994 08:49:37 CET",
                        "Sun, 06 Now 1994 08:49:37 GMT",
                        "Sun, 06 anF 1994 08:49:37 GMT",
                        "Sun, 31 Feb 1994 08:49:37 GMT",
                        "Sun, 06 Nov 1994 24:49:37 GMT",
                        "Sun, 06 Nov-94 08:49:37 GMT",
                        "1994-11-06T08:49:37Z",
                        "1".repeat(65),
                        -1,
                        -1L,
                        -0.5,
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        new BigDecimal("-30"),
                        Duration.ofNanos(-1),
                        Duration.ofSeconds(Long.MIN_VALUE),
                        Optional.empty(),
                        List.of(),
                        List.of("x", -1),
                        new Object[0],
                        new byte[] {-1},
                        new boolean[] {true},
                        Map.of("Retry-After", "30"),
                        new Object())
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbish_ofAnyKind_saysNothing(@Nullable Object value) {
        assertThat(nanos(value)).isEqualTo(RetryAfter.NOTHING);
    }

    @Test
    void zero_isZero() {
        for (Object zero : new Object[] {0, 0L, 0.0, -0.0, "0", "000", Duration.ZERO, NOW, Date.from(NOW)}) {
            assertThat(nanos(zero)).as("%s", zero).isZero();
        }
    }

    @Test
    void date_inThePast_isZero() {
        for (Object past : new Object[] {
            "Sun, 06 Nov 1994 08:49:06 GMT",
            "Sunday, 06-Nov-94 08:49:06 GMT",
            "Sun Nov  6 08:49:06 1994",
            NOW.minusNanos(1),
            Instant.MIN,
            new Date(Long.MIN_VALUE),
            new Date(0)
        }) {
            assertThat(nanos(past)).as("%s", past).isZero();
        }
    }

    @Test
    void tooMuch_saturates() {
        for (Object much : new Object[] {
            Long.MAX_VALUE,
            "9223372036854775807",
            "9".repeat(64),
            1e300,
            Double.POSITIVE_INFINITY,
            BigInteger.TEN.pow(400),
            Duration.ofSeconds(Long.MAX_VALUE),
            Instant.MAX,
            new Date(Long.MAX_VALUE),
            "Fri, 31 Dec 9999 23:59:59 GMT"
        }) {
            assertThat(nanos(much)).as("%s", much).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(nanos(Duration.ofNanos(Long.MAX_VALUE - 1))).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void fractions_ofNumbers_count() {
        assertThat(nanos(0.5)).isEqualTo(500_000_000);
        assertThat(nanos(Duration.ofNanos(1))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
    void months_areThoseOfTheYear(String month) {
        int number = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
                        .indexOf(month)
                + 1;
        String now = "2026-%02d-01T00:00:00Z".formatted(number);

        assertThat(nanosAt(now, "Mon, 01 " + month + " 2026 00:00:30 GMT")).isEqualTo(THIRTY_SECONDS);
    }

    @Test
    void leapSecond_isTheSecondBefore() {
        assertThat(nanosAt("2016-12-31T23:59:29Z", "Sat, 31 Dec 2016 23:59:60 GMT"))
                .isEqualTo(THIRTY_SECONDS);
    }

    @Test
    void twoDigitYear_isAtMostFiftyYearsAhead() {
        assertThat(nanosAt("2026-01-01T00:00:00Z", "Wednesday, 01-Jan-76 00:00:00 GMT"))
                .isEqualTo(
                        Duration.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2076-01-01T00:00:00Z"))
                                .toNanos());
        assertThat(nanosAt("2026-01-01T00:00:00Z", "Saturday, 01-Jan-77 00:00:00 GMT"))
                .isZero();
        assertThat(nanosAt("2099-12-31T23:59:30Z", "Friday, 01-Jan-00 00:00:00 GMT"))
                .isEqualTo(THIRTY_SECONDS);
    }

    @Test
    void wallClock_anywhere_doesNotThrow() {
        for (long wallMillis : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            assertThat(RetryAfter.nanos(30, wallMillis)).isEqualTo(THIRTY_SECONDS);
            for (Object date :
                    new Object[] {Instant.MIN, Instant.MAX, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
                    }) {
                assertThat(RetryAfter.nanos(date, wallMillis)).isGreaterThanOrEqualTo(RetryAfter.NOTHING);
            }
        }
    }

    /** Fails in whatever way it is asked. */
    private record Broken(RuntimeException failure) implements CharSequence, Iterable<String> {

        @Override
        public int length() {
            return 2;
        }

        @Override
        public char charAt(int index) {
            throw failure;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw failure;
        }

        @Override
        public String toString() {
            throw failure;
        }

        @Override
        public Iterator<String> iterator() {
            throw failure;
        }
    }

    @Test
    void values_thatThrow_sayNothing() {
        Broken broken = new Broken(new IllegalStateException("broken"));
        Iterable<String> brokenIterable = () -> {
            throw new IllegalStateException("broken");
        };
        Iterable<String> brokenIterator = () -> Stream.<String>generate(() -> {
                    throw new IllegalStateException("broken");
                })
                .iterator();

        assertThat(nanos(broken)).isEqualTo(RetryAfter.NOTHING);
        assertThat(nanos(brokenIterable)).isEqualTo(RetryAfter.NOTHING);
        assertThat(nanos(brokenIterator)).isEqualTo(RetryAfter.NOTHING);
    }

    @Test
    void values_withoutEnd_sayNothing() {
        Iterable<String> endless = () -> Stream.generate(() -> "x").iterator();
        List<Object> itself = new ArrayList<>();
        itself.add(itself);

        assertThat(nanos(endless)).isEqualTo(RetryAfter.NOTHING);
        assertThat(nanos(itself)).isEqualTo(RetryAfter.NOTHING);
        assertThat(nanos(Path.of("a"))).isEqualTo(RetryAfter.NOTHING); // a path of one name iterates over itself
        assertThat(nanos(Collections.nCopies(Integer.MAX_VALUE, itself))).isEqualTo(RetryAfter.NOTHING);
    }
}
