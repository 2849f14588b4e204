package io.breakwater.it.app.patterns;

/** What all account clients can do; each fails the first time that it is asked for an account of its own. */
public interface Accounts {

    String find(String id);

    default String findAll() {
        return find("all");
    }
}
