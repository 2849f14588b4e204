package io.breakwater.it.app.crm;

/** Where the application gets its accounts. */
public class AccountService {
    private final McpAccounts accounts;

    public AccountService(McpAccounts accounts) {
        this.accounts = accounts;
    }

    public Account getAccount(String id) {
        return accounts.getAccount(id);
    }
}
