package io.breakwater.agent.weave;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands behind the gate, does as it is told, and writes down what it is asked. */
final class RecordingHandler implements BreakwaterGate.Handler {

    /** When every attempt starts whose time is taken. */
    static final long STARTED = 1_234;

    final List<String> events = new ArrayList<>();
    /** What the ends of attempts were told as their start. */
    final List<Long> started = new ArrayList<>();

    final List<@Nullable Object> results = new ArrayList<>();
    final List<Object[]> arguments = new ArrayList<>();
    final List<@Nullable Object> attempts = new ArrayList<>();
    final List<Throwable> suppressed = new ArrayList<>();
    final List<Object> constructed = new ArrayList<>();
    /** What {@code failed} answers, call by call; then null. */
    final Deque<@Nullable Object[]> answers = new ArrayDeque<>();

    /** Not timed, as any number of which {@link GuardAdvice#TIMED} is no part. */
    long permit = 4;

    boolean success = true;

    /** What refused calls throw. */
    RuntimeException refusal = new IllegalStateException("refused");
    /** What {@code fallBack} answers; null = no chain starts here. */
    @Nullable
    Object fallBack;
    /** What {@code assembled} and {@code subscribed} answer. */
    @Nullable
    Object assembled;
    /** The method in which it throws. */
    String breaksIn = "";

    private void record(String method, String event) {
        events.add(event);
        if (breaksIn.equals(method)) {
            throw new LinkageError("broken in " + method);
        }
    }

    @Override
    public long enter(int site) {
        record("enter", "enter");
        return permit;
    }

    @Override
    public long enterIf(int site, @Nullable Object self, Object[] given) {
        arguments.add(given);
        record("enterIf", "enter if " + site);
        return permit;
    }

    @Override
    public long start(int site, long given) {
        record("start", "start " + given);
        return STARTED;
    }

    @Override
    public Object refused(int site, long given) {
        record("refused", "refused " + given);
        return fallBack == null ? refusal : new Object[] {refusal};
    }

    @Override
    public @Nullable Object fallBack(int site, Object refused, Class<?> caller, @Nullable Object self, Object[] given) {
        arguments.add(given);
        record("fallBack", "fall back of " + caller.getSimpleName() + " from " + ((Object[]) refused)[0]);
        return fallBack;
    }

    @Override
    public boolean succeeded(int site, long given, long start, @Nullable Object result) {
        started.add(start);
        results.add(result);
        record("succeeded", "succeeded " + given);
        return success;
    }

    @Override
    public @Nullable Object @Nullable [] failed(
            int site,
            long given,
            long start,
            @Nullable Object soFar,
            Class<?> caller,
            @Nullable Object self,
            Object @Nullable [] with,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        started.add(start);
        arguments.add(with);
        attempts.add(soFar);
        results.add(result);
        record("failed", "failed " + given);
        return answers.poll();
    }

    @Override
    public @Nullable Object @Nullable [] staged(
            int site,
            long given,
            long start,
            MethodHandles.Lookup caller,
            @Nullable Object self,
            Object[] with,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        started.add(start);
        arguments.add(with);
        results.add(result);
        record("staged", "staged " + given + " in " + caller.lookupClass().getSimpleName());
        return answers.poll();
    }

    @Override
    public @Nullable Object assembled(
            int site, Class<?> caller, @Nullable Object self, Object[] with, @Nullable Object publisher) {
        arguments.add(with);
        results.add(publisher);
        record("assembled", "assembled in " + caller.getSimpleName());
        return assembled;
    }

    @Override
    public @Nullable Object subscribed(
            int site, Class<?> caller, @Nullable Object self, Object[] with, Object publisher, Object context) {
        results.add(publisher);
        record("subscribed", "subscribed with " + context);
        return assembled;
    }

    @Override
    public void constructed(int type, Object instance) {
        constructed.add(instance);
        record("constructed", "constructed " + type);
    }

    @Override
    public void suppressed(Throwable thrown) {
        suppressed.add(thrown);
    }
}
