package io.breakwater.it.app.crm;

/** {@link CrmSyncApp} with its arguments in the system property {@code crm-sync}: a command line that fits in a title. */
public final class CrmSync {

    private CrmSync() {}

    public static void main(String[] args) throws Exception {
        CrmSyncApp.main(System.getProperty("crm-sync", "").split(" ", -1));
    }
}
