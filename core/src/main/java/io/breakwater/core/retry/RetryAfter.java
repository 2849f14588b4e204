package io.breakwater.core.retry;

import java.lang.reflect.Array;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server said about when to come back: the {@code Retry-After} of RFC 9110, section 10.2.3, in whatever
 * shape the client hands it out.
 */
public final class RetryAfter {

    /** The answer where the server said nothing that can be used. */
    public static final long NOTHING = -1;

    /** A list may hold lists; one may even hold itself. */
    private static final int MAX_DEPTH = 4;
    /** Iterators may be endless. */
    private static final int MAX_ELEMENTS = 16;
    /** The longest HTTP-date has 33 characters. */
    private static final int MAX_LENGTH = 64;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";
    /** {@code Sun, 06 Nov 1994 08:49:37 GMT} and the obsolete {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static final Pattern DAY_FIRST =
            Pattern.compile("[A-Za-z]+, (?<day>[0-9]{2})(?<dash>[ -])(?<month>[A-Z][a-z]{2})\\k<dash>"
                    + "(?<year>[0-9]{4}|[0-9]{2}) " + TIME + " GMT");
    /** The obsolete {@code Sun Nov  6 08:49:37 1994}. */
    private static final Pattern ASCTIME =
            Pattern.compile("[A-Za-z]+ (?<month>[A-Z][a-z]{2}) (?<day>[ 0-9][0-9]) " + TIME + " (?<year>[0-9]{4})");

    private RetryAfter() {}

    /**
     * How long to wait. A number is seconds; text is seconds or an HTTP-date in any of its three forms; {@link Duration},
     * {@link Instant} and {@link Date} are what they are; of an {@link Optional}, {@link Iterable} or array the first
     * element that can be used counts. Never throws, whatever the value does.
     *
     * @param value what the client handed out
     * @param wallMillis the time of day, against which dates are held
     * @return nanoseconds, at most {@link Long#MAX_VALUE}; 0 if the moment is past; {@link #NOTHING} for what is negative
     *     or cannot be understood
     */
    public static long nanos(@Nullable Object value, long wallMillis) {
        try {
            return nanos(value, Instant.ofEpochMilli(wallMillis), 0);
        } catch (Exception foreign) { // a checked one too: not every language declares them
            return NOTHING;
        }
    }

    @SuppressWarnings("JavaUtilDate") // clients still hand it out
    private static long nanos(@Nullable Object value, Instant now, int depth) {
        if (value == null || depth > MAX_DEPTH) {
            return NOTHING;
        }
        if (value instanceof CharSequence text) {
            return ofText(text, now);
        }
        if (value instanceof Number seconds) {
            return ofNumber(seconds);
        }
        if (value instanceof Duration delay) {
            return saturated(delay);
        }
        if (value instanceof Instant moment) {
            return until(moment, now);
        }
        if (value instanceof Date date) {
            return until(Instant.ofEpochMilli(date.getTime()), now);
        }
        if (value instanceof Optional<?> optional) {
            return nanos(optional.orElse(null), now, depth + 1);
        }
        if (value instanceof Iterable<?> elements) {
            return ofElements(elements.iterator(), now, depth + 1);
        }
        return value.getClass().isArray() ? ofArray(value, now, depth + 1) : NOTHING;
    }

    private static long ofElements(Iterator<?> elements, Instant now, int depth) {
        long found = NOTHING;
        for (int i = 0; found < 0 && i < MAX_ELEMENTS && elements.hasNext(); i++) {
            found = nanos(elements.next(), now, depth);
        }
        return found;
    }

    private static long ofArray(Object array, Instant now, int depth) {
        long found = NOTHING;
        for (int i = 0; found < 0 && i < MAX_ELEMENTS && i < Array.getLength(array); i++) {
            found = nanos(Array.get(array, i), now, depth);
        }
        return found;
    }

    private static long ofNumber(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            long seconds = number.longValue();
            return seconds < 0 ? NOTHING : TimeUnit.SECONDS.toNanos(seconds);
        }
        double seconds = number.doubleValue();
        return seconds >= 0 ? (long) (seconds * 1e9) : NOTHING; // NaN is not; the cast saturates
    }

    private static long ofText(CharSequence value, Instant now) {
        if (value.length() > MAX_LENGTH) {
            return NOTHING;
        }
        String text = value.toString().strip();
        if (SECONDS.matcher(text).matches()) {
            return ofNumber(Double.valueOf(text));
        }
        Matcher date = DAY_FIRST.matcher(text);
        if (!date.matches()) {
            date = ASCTIME.matcher(text);
        }
        return date.matches() ? until(moment(date, now), now) : NOTHING;
    }

    /** Throws if there is no such moment. The day of the week is not looked at: the date says it already. */
    private static Instant moment(Matcher date, Instant now) {
        int month = MONTHS.indexOf(date.group("month"));
        if (month % 3 != 0) { // -1 where there is none
            throw new IllegalArgumentException();
        }
        return LocalDateTime.of(
                        year(date.group("year"), now),
                        month / 3 + 1,
                        Integer.parseInt(date.group("day").strip()),
                        Integer.parseInt(date.group("hour")),
                        Integer.parseInt(date.group("minute")),
                        Math.min(59, Integer.parseInt(date.group("second")))) // 60 is a leap second
                .toInstant(ZoneOffset.UTC);
    }

    /** Two digits stand for the last year that ends so and is at most 50 years ahead. */
    private static int year(String digits, Instant now) {
        int year = Integer.parseInt(digits);
        int last = now.atOffset(ZoneOffset.UTC).getYear() + 50;
        return digits.length() == 2 ? last - Math.floorMod(last - year, 100) : year;
    }

    private static long until(Instant moment, Instant now) {
        return moment.isAfter(now) ? saturated(Duration.between(now, moment)) : 0;
    }

    private static long saturated(Duration delay) {
        if (delay.isNegative()) {
            return NOTHING;
        }
        return delay.compareTo(LONGEST) < 0 ? delay.toNanos() : Long.MAX_VALUE;
    }
}
