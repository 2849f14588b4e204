package io.breakwater.it.app.tiers;

/** A client that is there once, and keeps itself. */
final class SharedAccounts {

    private static final SharedAccounts ONE = new SharedAccounts();

    private int asked;

    private SharedAccounts() {}

    static SharedAccounts shared() {
        return ONE;
    }

    synchronized Account get(String id) {
        asked++;
        return new Account(id, "shared, asked " + asked);
    }
}
