package io.breakwater.it.app.shapes;

import java.util.List;

/**
 * Methods of many shapes. Each overwrites its parameters, as careless code does, and fails on its first attempt: a retry
 * must start from the caller's arguments.
 */
@SuppressWarnings("UnusedVariable") // overwriting is the point
public class Shapes extends Base<String> {

    /** Attempts of the method that runs now. */
    static int attempts;

    static final StringBuilder seen = new StringBuilder();

    private static void attempt(Object argument) {
        attempts++;
        seen.append(argument).append(' ');
        if (attempts < 2) {
            throw new IllegalStateException("attempt " + attempts);
        }
    }

    public static String ofClass(String text) {
        String given = text;
        text = "overwritten";
        attempt(given);
        return given + "!";
    }

    public String callHidden(int number) {
        return hidden(number);
    }

    private String hidden(int number) {
        int given = number;
        number = -1;
        attempt(given);
        return "hidden " + given;
    }

    public synchronized String locked(String text) {
        String given = text;
        text = "overwritten";
        attempt(given);
        return given + " " + Thread.holdsLock(this);
    }

    public void nothing(StringBuilder into) {
        StringBuilder given = into;
        into = new StringBuilder();
        attempt("void");
        given.append("written");
    }

    public boolean aBoolean(boolean value) {
        boolean given = value;
        value = !value;
        attempt(given);
        return given;
    }

    public byte aByte(byte value) {
        byte given = value;
        value = 0;
        attempt(given);
        return given;
    }

    public short aShort(short value) {
        short given = value;
        value = 0;
        attempt(given);
        return given;
    }

    public char aChar(char value) {
        char given = value;
        value = 0;
        attempt(given);
        return given;
    }

    public int anInt(int value) {
        int given = value;
        value = 0;
        attempt(given);
        return given;
    }

    public long aLong(long value) {
        long given = value;
        value = 0;
        attempt(given);
        return given;
    }

    public float aFloat(float value) {
        float given = value;
        value = 0;
        attempt(given);
        return given;
    }

    public double aDouble(double value, long second) {
        double given = value + second;
        value = 0;
        second = 0;
        attempt(given);
        return given;
    }

    public String many(String first, Object... others) {
        String given = first + List.of(others);
        first = "overwritten";
        others = new Object[0];
        attempt(given);
        return given;
    }

    public <T extends Comparable<T>> T largest(List<? extends T> values) {
        List<? extends T> given = values;
        values = List.of();
        attempt(given);
        T largest = given.get(0);
        for (T value : given) {
            largest = value.compareTo(largest) > 0 ? value : largest;
        }
        return largest;
    }

    @Override
    public String overridden(String text) {
        String given = text;
        text = "overwritten";
        return "sub " + super.overridden(given);
    }

    public int loopsAndTries(int rounds) throws Exception {
        int sum = 0;
        try {
            for (; rounds > 0; rounds--) {
                sum += rounds;
            }
            attempt(sum);
            return sum;
        } finally {
            seen.append("finally ");
        }
    }

    static void reset() {
        attempts = 0;
        seen.setLength(0);
    }

    static void attemptInBase(String text) {
        attempt(text);
    }
}
