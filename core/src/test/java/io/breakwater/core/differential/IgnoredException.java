package io.breakwater.core.differential;

/** What theirs is told to ignore. */
final class IgnoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IgnoredException() {
        super("ignored", null, false, false);
    }
}
