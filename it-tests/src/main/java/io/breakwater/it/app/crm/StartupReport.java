package io.breakwater.it.app.crm;

import java.io.PrintStream;

/** Reads one account in every way there is, so that a wrong address shows at start-up. */
class StartupReport {
    private final SdkAccounts sdk;
    private final RestAccounts rest;

    StartupReport(SdkAccounts sdk, RestAccounts rest) {
        this.sdk = sdk;
        this.rest = rest;
    }

    void print(AccountService service, String id, PrintStream out) {
        out.println("startup service: " + service.getAccount(id));
        out.println("startup sdk: " + sdk.getAccount(id));
        out.println("startup rest: " + rest.getAccount(id));
    }
}
