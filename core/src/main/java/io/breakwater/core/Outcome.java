package io.breakwater.core;

/** How a call that ran has ended, as far as its circuit is concerned. */
public enum Outcome {
    /** The call did what it is for. */
    SUCCEEDED,
    /** The call failed in a way that speaks against the callee. */
    FAILED,
    /** The call ended in a way that says nothing about the callee: neither success nor failure, never retried. */
    IGNORED
}
