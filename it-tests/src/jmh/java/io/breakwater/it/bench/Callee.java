package io.breakwater.it.bench;

import org.openjdk.jmh.annotations.CompilerControl;

/**
 * What is guarded, by everybody alike: it does next to nothing, so that what is left is the guard. It is not inlined,
 * because a remote call would not be either, and knows nothing of any agent.
 */
public final class Callee {

    private final IllegalStateException failure = new IllegalStateException("the server said no");

    /** Not final, so that no compiler may take it for a constant. */
    private Object answer = "an account";

    /** A call that succeeds. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Object succeed() {
        return answer;
    }

    /** A call that fails, with always the same exception: to make one costs more than any guard. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Object fail() {
        throw failure;
    }
}
