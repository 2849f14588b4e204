package io.breakwater.agent.weave;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An application class of which a copy is woven. Each method that begins with {@code of} returns another type. */
public abstract class WovenSample implements Comparable<WovenSample>, Callable<Object> {

    public static final class Concrete extends WovenSample {
        public Concrete() {
            this(1);
        }

        public Concrete(int number) {
            super();
            ran = number;
        }

        @Override
        public int unfinished(int a) {
            return a;
        }
    }

    /** How often a body has run. */
    public int ran;

    public abstract int unfinished(int a);

    public native int elsewhere(int a);

    public boolean ofBoolean() {
        ran++;
        return true;
    }

    public byte ofByte() {
        ran++;
        return 7;
    }

    public short ofShort() {
        ran++;
        return 7;
    }

    public char ofChar() {
        ran++;
        return 'c';
    }

    public int ofInt() {
        ran++;
        return 7;
    }

    public long ofLong() {
        ran++;
        return 1L << 40;
    }

    public float ofFloat() {
        ran++;
        return 1.5f;
    }

    public double ofDouble() {
        ran++;
        return Math.PI;
    }

    public void ofVoid() {
        ran++;
    }

    public String ofString() {
        ran++;
        return "own";
    }

    public int[] ofInts() {
        ran++;
        return new int[] {1, 2};
    }

    public String[][] ofStrings() {
        ran++;
        return new String[][] {{"a"}, {}};
    }

    public @Nullable Object ofNull() {
        ran++;
        return null;
    }

    public final synchronized Object ofSynchronized() {
        ran++;
        return "monitor";
    }

    public static long ofStatic() {
        return 99;
    }

    /** Throws what it is given, after it has spoilt its own arguments. */
    public int throwing(Throwable thrown, String text, long wide, @Nullable Object... more) throws Throwable {
        ran++;
        text = "spoilt " + text;
        wide = -wide;
        more = new Object[] {text, wide};
        if (more.length == 2) {
            throw thrown;
        }
        return -1;
    }

    /** Fails the first time; says each time what it was called with. */
    public String again(String text, int number, double wide, List<String> seen) {
        seen.add(text + number + wide);
        text = "spoilt";
        number = -1;
        wide = 0;
        if (seen.size() < 3) {
            throw new IllegalArgumentException(text + number + wide + seen.size());
        }
        return "after " + seen.size();
    }

    /** Its bridge takes an object. */
    @Override
    public int compareTo(WovenSample other) {
        ran++;
        return 5;
    }

    /** Its bridge returns an object. */
    @Override
    public String call() {
        ran++;
        return "called";
    }
}
