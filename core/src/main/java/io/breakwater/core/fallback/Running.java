package io.breakwater.core.fallback;

/** On which threads a chain is at work. */
final class Running {

    /** Set while it is. Of a JDK type, so that no thread ever holds a class of ours. */
    private final ThreadLocal<Boolean> mark = new ThreadLocal<>();

    boolean isHere() {
        return mark.get() != null;
    }

    /** Marks this thread. Returns whether it was not marked before, which is for {@link #leave}. */
    boolean enter() {
        boolean outermost = !isHere();
        if (outermost) {
            mark.set(Boolean.TRUE);
        }
        return outermost;
    }

    void leave(boolean outermost) {
        if (outermost) {
            mark.remove();
        }
    }
}
