package io.breakwater.it.app.writes;

import java.time.Duration;

/** What the application does with its CRM. */
interface Crm {

    /** Sets how long it waits for an answer. */
    void setPatience(Duration patience) throws Exception;

    Answer getAccount() throws Exception;

    /** A query, which most servers want to be posted. */
    Answer getByQuery() throws Exception;

    Answer createAccount() throws Exception;

    Answer updateAccount() throws Exception;

    Answer upsertAccount() throws Exception;

    Answer deleteAccount() throws Exception;

    Answer convertLead() throws Exception;

    Answer sendMail() throws Exception;

    Answer cloneAccount() throws Exception;

    /** A user is no longer away. */
    Answer deleteAbsence() throws Exception;

    /** Does it by name. */
    default Answer call(String what) throws Exception {
        return switch (what) {
            case "getAccount" -> getAccount();
            case "getByQuery" -> getByQuery();
            case "createAccount" -> createAccount();
            case "updateAccount" -> updateAccount();
            case "upsertAccount" -> upsertAccount();
            case "deleteAccount" -> deleteAccount();
            case "convertLead" -> convertLead();
            case "sendMail" -> sendMail();
            case "cloneAccount" -> cloneAccount();
            case "deleteAbsence" -> deleteAbsence();
            default -> throw new IllegalArgumentException(what);
        };
    }
}
