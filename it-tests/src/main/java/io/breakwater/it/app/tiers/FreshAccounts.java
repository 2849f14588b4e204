package io.breakwater.it.app.tiers;

import java.util.concurrent.atomic.AtomicInteger;

/** A client of which there can be any number. The application makes none. */
final class FreshAccounts {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final int number = MADE.incrementAndGet();

    private FreshAccounts() {}

    Account get(String id) {
        return new Account(id, "fresh " + number);
    }
}
