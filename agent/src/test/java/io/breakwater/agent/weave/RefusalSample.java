package io.breakwater.agent.weave;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** An application class whose methods declare one thing and another. */
public class RefusalSample {

    static final String NAME = RefusalSample.class.getName();

    public int nothing() {
        return 1;
    }

    public int io() throws IOException {
        return 1;
    }

    public int several() throws ExecutionException, IOException {
        return 1;
    }

    public int tooGeneral() throws Exception, Throwable, IOException {
        return 1;
    }

    public int exception() throws Exception {
        return 1;
    }

    public int interrupt() throws InterruptedException, Stopped, TimeoutException {
        return 1;
    }

    public int unchecked() throws IllegalStateException, UncheckedIOException, OutOfMemoryError {
        return 1;
    }

    public int unfit()
            throws NotPublic, Abstract, NoThrowable, HiddenConstructor, OddConstructor, FileNotFoundException {
        return 1;
    }

    public int nested() throws Busy {
        return 1;
    }

    public <X extends IOException> int variable() throws X {
        return 1;
    }

    public <X extends IOException> int variableAndMore() throws X, Busy {
        return 1;
    }

    public int missing() throws Missing, Busy {
        return 1;
    }

    public int missingSuper() throws OfMissing, Busy {
        return 1;
    }

    /** In another dress of the same shape as the CRM client's. */
    public static class Busy extends Exception {

        private static final long serialVersionUID = 1L;

        public Busy(String code, String message) {
            super(code + message);
        }

        public Busy(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Tells callers to stop. */
    public static final class Stopped extends InterruptedException {

        private static final long serialVersionUID = 1L;
    }

    static class NotPublic extends Exception {

        private static final long serialVersionUID = 1L;

        public NotPublic(String message) {
            super(message);
        }
    }

    /** Cannot be made. */
    public abstract static class Abstract extends Exception {

        private static final long serialVersionUID = 1L;

        public Abstract(String message) {
            super(message);
        }
    }

    /** Is checked, but no exception. */
    public static final class NoThrowable extends Throwable {

        private static final long serialVersionUID = 1L;

        public NoThrowable(String message) {
            super(message);
        }
    }

    /** Is made by its own package alone. */
    public static class HiddenConstructor extends Exception {

        private static final long serialVersionUID = 1L;

        protected HiddenConstructor(String message) {
            super(message);
        }
    }

    /** Wants to know more than is known. */
    public static class OddConstructor extends Exception {

        private static final long serialVersionUID = 1L;

        public OddConstructor(String message, int status) {
            super(message + status);
        }
    }

    /** Its class file is missing. */
    public static class Missing extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** That of its superclass is missing. */
    public static class OfMissing extends Missing {

        private static final long serialVersionUID = 1L;
    }

    /** Nobody has to declare it. */
    public static class Unchecked extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        public Unchecked(String message, Exception cause) {
            super(message, cause);
        }
    }
}
