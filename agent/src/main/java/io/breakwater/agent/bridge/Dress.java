package io.breakwater.agent.bridge;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Failures;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the refusals of one method into an exception that its callers know. Safe for use by many threads. */
final class Dress {

    private final RefusalType type;
    /** An open circuit refuses as fast as it is called, and what is wrong with the type is so every time. */
    private final AtomicBoolean reported = new AtomicBoolean();

    Dress(RefusalType type) {
        this.type = type;
    }

    /**
     * What a refusal goes out as in the end. Made only then, for it may come with a stack trace of its own.
     *
     * @param dress of the method; null = none
     * @param noAnswer why no other tier has answered; null = none was asked
     */
    static Throwable outgoing(
            @Nullable Dress dress,
            CallRefusedException refusal,
            Class<?> caller,
            @Nullable AllTiersFailedException noAnswer,
            Consumer<Throwable> errors) {
        Throwable outgoing = dress == null ? refusal : dress.around(refusal, caller, errors);
        if (noAnswer != null) {
            Failures.attach(outgoing, noAnswer);
        }
        return outgoing;
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
