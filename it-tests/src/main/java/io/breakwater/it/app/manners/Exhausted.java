package io.breakwater.it.app.manners;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Runs out of stack and of memory inside of its own methods, as it is told, and tells what reached it. */
public final class Exhausted {

    private final Error thrownOverflow = new StackOverflowError("thrown");
    private final Error thrownOutOfMemory = new OutOfMemoryError("thrown");

    private static final int LARGEST = 1 << 20;

    /** Filled to the last byte, then let go. */
    private @Nullable Piece heap;

    private @Nullable Throwable last;
    private int depth;

    private Exhausted() {}

    public static void main(String[] args) throws IOException {
        Exhausted app = new Exhausted();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + app.end(line));
        }
    }

    private String end(String what) {
        heap = null;
        last = null;
        try {
            return what.equals("descend") ? descend() : call(what);
        } catch (Error error) {
            heap = null;
            boolean same = error == thrownOverflow || error == thrownOutOfMemory || error == last;
            return error.getClass().getSimpleName() + (same ? ", the same" : ", another") + ", suppressed "
                    + error.getSuppressed().length;
        }
    }

    /** The method that a configuration can guard. */
    public String call(String what) {
        return switch (what) {
            case "throw overflow" -> raise(thrownOverflow);
            case "throw memory" -> raise(thrownOutOfMemory);
            case "recurse" -> recurse();
            case "fill" -> fill();
            default -> "fine";
        };
    }

    private static String raise(Error error) {
        throw error;
    }

    private String recurse() {
        try {
            return again(0);
        } catch (StackOverflowError overflow) {
            last = overflow;
            throw overflow;
        }
    }

    /** A method of itself alone: it overflows. */
    private static String again(int level) {
        return level < 0 ? "never" : again(level + 1) + level;
    }

    /** Ever smaller pieces, until not even the smallest finds room. */
    private String fill() {
        int size = LARGEST;
        while (true) {
            try {
                heap = new Piece(heap, new byte[size]);
            } catch (OutOfMemoryError noRoom) {
                last = noRoom;
                if (size == 0) {
                    throw noRoom;
                }
                size /= 2;
            }
        }
    }

    /** Keeps another one, and some room. */
    @SuppressWarnings("UnusedVariable") // being there is all they do
    private static final class Piece {

        final @Nullable Piece other;
        final byte[] room;

        Piece(@Nullable Piece other, byte[] room) {
            this.other = other;
            this.room = room;
        }
    }

    /** Calls the guarded method at each level on the way down, to the end of the stack. */
    private String descend() {
        depth = 0;
        try {
            return down();
        } catch (StackOverflowError overflow) {
            return "overflow" + (depth > 0 ? "" : " at once");
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is for
    private String down() {
        depth++;
        call("ok");
        return down() + depth;
    }
}
