package io.breakwater.agent.weave;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands behind the gate, does as it is told, and writes down what it is asked. */
final class RecordingHandler implements BreakwaterGate.Handler {

    final List<String> events = new ArrayList<>();
    final List<@Nullable Object> results = new ArrayList<>();
    final List<Object[]> arguments = new ArrayList<>();
    final List<@Nullable Object> attempts = new ArrayList<>();
    final List<Throwable> suppressed = new ArrayList<>();
    final List<Object> constructed = new ArrayList<>();
    /** What {@code failed} answers, call by call; then null. */
    final Deque<@Nullable Object[]> answers = new ArrayDeque<>();

    long permit = 1;
    boolean success = true;

    @Nullable
    Object[] refusal = {null, new IllegalStateException("refused")};
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
    public @Nullable Object[] refused(int site, Class<?> caller, Object[] given) {
        arguments.add(given);
        record("refused", "refused by " + caller.getSimpleName());
        return refusal;
    }

    @Override
    public boolean succeeded(int site, long given, @Nullable Object result) {
        results.add(result);
        record("succeeded", "succeeded " + given);
        return success;
    }

    @Override
    public @Nullable Object @Nullable [] failed(
            int site,
            long given,
            @Nullable Object soFar,
            Class<?> caller,
            Object[] with,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        arguments.add(with);
        attempts.add(soFar);
        results.add(result);
        record("failed", "failed " + given);
        return answers.poll();
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
