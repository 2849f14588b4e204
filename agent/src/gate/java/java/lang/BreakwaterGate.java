package java.lang;

/**
 * The one class that woven methods know: every class loader sees {@code java.lang}, so every class can reach it.
 *
 * <p>It holds the way to the agent and nothing else. Without a handler everything passes. Only types of the JDK appear
 * here, because an application that is woven cannot see any other type of ours.
 */
public final class BreakwaterGate {

    /** What stands behind the gate; null = everything passes. Written by the agent alone. */
    public static volatile Handler handler;

    /**
     * What this class offers and asks for, as a number: an agent of another version may find it here, for it stays when an
     * agent is uninstalled.
     */
    public static final int CONTRACT = 1;

    /**
     * How many numbers of sites have been given out, by agents that are gone. Theirs are not used again, since calls that
     * were in flight then may still end. Written by the agent alone.
     */
    public static volatile int sitesUsed;

    private BreakwaterGate() {}

    /** See {@link Handler#enter}. */
    public static long enter(int site) {
        Handler current = handler;
        return current == null ? 0 : current.enter(site);
    }

    /** See {@link Handler#enterIf}. */
    public static long enterIf(int site, Object[] arguments) {
        Handler current = handler;
        return current == null ? 0 : current.enterIf(site, arguments);
    }

    /** See {@link Handler#start}. */
    public static long start(int site, long permit) {
        Handler current = handler;
        return current == null ? 0 : current.start(site, permit);
    }

    /** See {@link Handler#refused}. */
    public static Object refused(int site, long refusal) {
        Handler current = handler;
        return current == null ? null : current.refused(site, refusal);
    }

    /** See {@link Handler#fallBack}. */
    public static Object fallBack(int site, Object refusal, Class<?> caller, Object[] arguments) {
        Handler current = handler;
        return current == null ? null : current.fallBack(site, refusal, caller, arguments);
    }

    /** See {@link Handler#succeeded}. */
    public static boolean succeeded(int site, long permit, long started, Object result) {
        Handler current = handler;
        return current == null || current.succeeded(site, permit, started, result);
    }

    /** See {@link Handler#failed}. */
    public static Object[] failed(
            int site,
            long permit,
            long started,
            Object attempts,
            Class<?> caller,
            Object[] arguments,
            Object result,
            Throwable thrown) {
        Handler current = handler;
        return current == null
                ? null
                : current.failed(site, permit, started, attempts, caller, arguments, result, thrown);
    }

    /** See {@link Handler#constructed}. */
    public static void constructed(int type, Object instance) {
        Handler current = handler;
        if (current != null) {
            current.constructed(type, instance);
        }
    }

    /** See {@link Handler#suppressed}. Never throws. */
    public static void suppressed(Throwable thrown) {
        try {
            Handler current = handler;
            if (current != null) {
                current.suppressed(thrown);
            }
        } catch (Throwable beyondHelp) {
            // The application goes on: there is nothing left to tell it to.
        }
    }

    /** The agent's side of the gate. */
    public interface Handler {

        /**
         * A guarded method is entered.
         *
         * @param site which one
         * @return 0 = this call is not ours; positive = the permit under which it runs; negative = it must not run
         */
        long enter(int site);

        /**
         * A method is entered of which only some calls are guarded.
         *
         * @param arguments what it is called with
         * @return as {@link #enter} does
         */
        long enterIf(int site, Object[] arguments);

        /**
         * An attempt is about to run.
         *
         * @param permit under which it runs
         * @return when it started, for {@link #succeeded} and {@link #failed}; anything if its time is not taken
         */
        long start(int site, long permit);

        /**
         * Works out what a call that must not run throws.
         *
         * @param refusal what {@link #enter} answered
         * @return the exception; or an array of one that holds it: {@link #fallBack} may find an answer instead, or an
         *     exception that the caller knows
         */
        Object refused(int site, long refusal);

        /**
         * Decides about a call that must not run, with the help of who called what: looks for another answer, or for an
         * exception of the application to throw.
         *
         * @param refusal what {@link #refused} gave
         * @param caller the class that declares the method
         * @param arguments what it was called with
         * @return the exception to throw; or {@code {value, exception}}: return the value, or throw the exception should
         *     the value not fit
         */
        Object fallBack(int site, Object refusal, Class<?> caller, Object[] arguments);

        /**
         * An attempt returned.
         *
         * @param started what {@link #start} gave
         * @param result what it returned, or null where the site does not look at results
         * @return false = the result counts as a failure: {@link #failed} is to be called
         */
        boolean succeeded(int site, long permit, long started, Object result);

        /**
         * An attempt failed.
         *
         * @param started what {@link #start} gave
         * @param attempts what this method gave for the attempt before; null after the first
         * @param arguments what it was called with; null where an {@link Error} was thrown, which nothing can follow
         * @return null = the failure goes out as it is; {@code {value}} = return that instead; {@code {attempts, Long
         *     permit}} = run the body again under that permit
         */
        Object[] failed(
                int site,
                long permit,
                long started,
                Object attempts,
                Class<?> caller,
                Object[] arguments,
                Object result,
                Throwable thrown);

        /** An instance of a tracked type has been constructed. */
        void constructed(int type, Object instance);

        /** Something of ours was thrown inside a woven method, and the application has been spared it. */
        void suppressed(Throwable thrown);
    }
}
