package io.breakwater.agent.bridge;

import io.breakwater.core.CallRefusedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Puts the refusals of one method into an exception that its callers know. Safe for use by many threads. */
final class Dress {

    private final RefusalType type;
    /** An open circuit refuses as fast as it is called, and what is wrong with the type is so every time. */
    private final AtomicBoolean reported = new AtomicBoolean();

    Dress(RefusalType type) {
        this.type = type;
    }

    /**
     * The exception to throw: one of the type, with the refusal as its cause; or the refusal itself, where none can be made.
     *
     * @param caller the class that declares the method
     * @param errors told of the first failure
     */
    Throwable around(CallRefusedException refusal, Class<?> caller, Consumer<Throwable> errors) {
        try {
            Throwable made = type.around(refusal, caller);
            refusal.setDressed();
            return made;
        } catch (Throwable broken) {
            // Foreign code, and foreign class files: anything may come of it, even an Error.
            if (reported.compareAndSet(false, true)) {
                errors.accept(broken);
            }
            return refusal;
        }
    }
}
