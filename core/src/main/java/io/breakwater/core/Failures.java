package io.breakwater.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a throwable and its cause chain. Foreign throwables are handled with care: chains may be cyclic
 * or endless, and {@code getCause} may throw.
 */
public final class Failures {

    /** Longer chains are cut here. */
    private static final int MAX_CHAIN = 32;

    /** Of one throwable. A constant that goes out of many calls would else collect companions for ever. */
    private static final int MAX_COMPANIONS = 32;

    private static final int MAX_SEEN = 256;

    private Failures() {}

    /** The throwable and its causes, outermost first, without repetition, at most 32 of them. */
    public static List<Throwable> chain(Throwable thrown) {
        if (causeOf(thrown) == null) {
            return List.of(thrown); // most of them, and the way of every failing call leads through here
        }
        List<Throwable> chain = new ArrayList<>(4);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>(8));
        Throwable current = thrown;
        while (current != null && chain.size() < MAX_CHAIN && seen.add(current)) {
            chain.add(current);
            current = causeOf(current);
        }
        return chain;
    }

    /**
     * {@link #chain} without the dress of a refusal: what a throwable means does not depend on it.
     *
     * @see CallRefusedException#of
     */
    public static List<Throwable> meaning(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        int last = chain.size() - 1; // a refusal has no cause
        if (last == 0 || CallRefusedException.of(chain.get(last - 1)) != chain.get(last)) {
            return chain;
        }
        List<Throwable> rest = new ArrayList<>(chain);
        rest.remove(last - 1);
        return rest;
    }

    /**
     * What is behind the {@link CompletionException} or {@link ExecutionException} that a stage puts around a failure.
     * Subclasses are left alone, for they are somebody's own. Where there is nothing but wrappers, the innermost.
     */
    public static Throwable unwrapped(Throwable thrown) {
        Throwable innermost = thrown;
        for (Throwable link : chain(thrown)) {
            innermost = link;
            if (link.getClass() != CompletionException.class && link.getClass() != ExecutionException.class) {
                break;
            }
        }
        return innermost;
    }

    /**
     * The classes of the chain, as in {@code java.lang.RuntimeException <- java.net.ConnectException}. Messages are left
     * out on purpose: they carry URLs, and URLs carry secrets.
     */
    public static String describe(Throwable thrown) {
        if (causeOf(thrown) == null) {
            return thrown.getClass().getName();
        }
        StringBuilder text = new StringBuilder();
        for (Throwable link : chain(thrown)) {
            text.append(text.isEmpty() ? "" : " <- ").append(link.getClass().getName());
        }
        return text.toString();
    }

    /**
     * Whether a call that ended so may be tried again or elsewhere at all: not after an {@link Error}, which tells of
     * this JVM, and not after an {@link InterruptedException} anywhere in the chain, which tells the thread to stop.
     */
    public static boolean mayTryAgain(Throwable thrown) {
        if (thrown instanceof Error) {
            return false;
        }
        for (Throwable link : meaning(thrown)) {
            if (link instanceof InterruptedException) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds a companion to a throwable that goes out, unless that would make it its own companion or cause. A throwable
     * that was made without suppression stays as it is.
     */
    public static void attach(Throwable outgoing, Throwable companion) {
        if (outgoing.getSuppressed().length < MAX_COMPANIONS
                && !reaches(outgoing, companion)
                && !reaches(companion, outgoing)) {
            outgoing.addSuppressed(companion);
        }
    }

    /**
     * Whether one leads to the other over causes and suppressed. By identity: a throwable may override {@code equals}.
     * Where there is more to see than anyone would read, the answer is yes, and nothing is attached.
     */
    static boolean reaches(Throwable head, Throwable wanted) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(head);
        for (Throwable at = open.poll(); at != null; at = open.poll()) {
            if (at == wanted || seen.size() == MAX_SEEN) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(Arrays.asList(at.getSuppressed()));
                Throwable cause = causeOf(at);
                if (cause != null) {
                    open.add(cause);
                }
            }
        }
        return false;
    }

    static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }
}
