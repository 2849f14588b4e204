package com.acme.crm;

/** The application of docs/rollout.md: ten lookups a second, for ten minutes, and a line on stdout for each. */
public final class CrmSync {

    private static final int LOOKUPS = 6000;

    private CrmSync() {}

    public static void main(String[] args) throws InterruptedException {
        McpAccounts mcp = new McpAccounts();
        RestAccounts rest = new RestAccounts(); // of another part of the application, which does nothing here
        for (int i = 0; i < LOOKUPS; i++) {
            try {
                System.out.println(mcp.getAccount("7"));
            } catch (CrmException failed) {
                System.out.println("failed: " + failed.getClass().getSimpleName());
            }
            Thread.sleep(100);
        }
        System.out.println(rest);
    }
}
