package io.breakwater.it.app.tiers;

/** The client that the application uses. Its server may be down. */
final class MainAccounts {

    private final boolean up;

    MainAccounts(boolean up) {
        this.up = up;
    }

    Account adapted(String id) {
        return ask(id);
    }

    Account fresh(String id) {
        return ask(id);
    }

    Account shared(String id) {
        return ask(id);
    }

    Account last(String id) {
        return ask(id);
    }

    Account createAccount(String id) {
        return ask(id);
    }

    private Account ask(String id) {
        if (!up) {
            throw new IllegalStateException("503 for " + id);
        }
        return new Account(id, "main");
    }
}
