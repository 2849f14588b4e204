package io.breakwater.it.app.patterns;

/** Implemented by a lambda alone. */
public interface Listener {
    String told(String what);
}
