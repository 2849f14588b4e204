package java.lang;

import java.lang.invoke.MethodHandles;
import java.util.function.Function;

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
    public static final int CONTRACT = 2;

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
    public static long enterIf(int site, Object self, Object[] arguments) {
        Handler current = handler;
        return current == null ? 0 : current.enterIf(site, self, arguments);
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
    public static Object fallBack(int site, Object refusal, Class<?> caller, Object self, Object[] arguments) {
        Handler current = handler;
        return current == null ? null : current.fallBack(site, refusal, caller, self, arguments);
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
            Object self,
            Object[] arguments,
            Object result,
            Throwable thrown) {
        Handler current = handler;
        return current == null
                ? null
                : current.failed(site, permit, started, attempts, caller, self, arguments, result, thrown);
    }

    /** See {@link Handler#staged}. */
    public static Object[] staged(
            int site,
            long permit,
            long started,
            MethodHandles.Lookup caller,
            Object self,
            Object[] arguments,
            Object returned,
            Throwable thrown) {
        Handler current = handler;
        return current == null
                ? null
                : current.staged(site, permit, started, caller, self, arguments, returned, thrown);
    }

    /** See {@link Handler#assembled}. */
    public static Object assembled(int site, Class<?> caller, Object self, Object[] arguments, Object publisher) {
        Handler current = handler;
        return current == null ? null : current.assembled(site, caller, self, arguments, publisher);
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

    /**
     * Asks the agent what is subscribed to, at each subscription. It is here because the application may keep what it
     * assembles, with this in it, for longer than the agent stays: then it gets what its own method has returned.
     */
    public static final class Deferred implements Function<Object, Object> {

        private final int site;
        private final Class<?> caller;
        private final Object self;
        private final Object[] arguments;
        private final Object publisher;

        public Deferred(int site, Class<?> caller, Object self, Object[] arguments, Object publisher) {
            this.site = site;
            this.caller = caller;
            this.self = self;
            this.arguments = arguments;
            this.publisher = publisher;
        }

        @Override
        public Object apply(Object context) {
            try {
                Handler current = handler;
                Object guarded =
                        current == null ? null : current.subscribed(site, caller, self, arguments, publisher, context);
                return guarded == null ? publisher : guarded;
            } catch (Throwable ours) {
                suppressed(ours);
                return publisher;
            }
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
         * @param self what it is called on; null = it is static
         * @param arguments what it is called with
         * @return as {@link #enter} does
         */
        long enterIf(int site, Object self, Object[] arguments);

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
         * @param self what it was called on; null = it is static
         * @param arguments what it was called with
         * @return the exception to throw; or {@code {value, exception}}: return the value, or throw the exception should
         *     the value not fit
         */
        Object fallBack(int site, Object refusal, Class<?> caller, Object self, Object[] arguments);

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
         * @param self what it was called on; null = it is static
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
                Object self,
                Object[] arguments,
                Object result,
                Throwable thrown);

        /**
         * The first attempt of a method that answers as a stage has come back; what follows is not waited for here.
         *
         * @param started what {@link #start} gave
         * @param caller may do what the class that declares the method may do
         * @param self what the method was called on; null where it is static
         * @param arguments what it was called with
         * @param returned what it returned, if {@code thrown} is null
         * @param thrown what it threw, but no {@link Error}: that is for {@link #failed}
         * @return null = it stays with what the body gave; {@code {stage}} = return that instead
         */
        Object[] staged(
                int site,
                long permit,
                long started,
                MethodHandles.Lookup caller,
                Object self,
                Object[] arguments,
                Object returned,
                Throwable thrown);

        /**
         * A method has returned what can be subscribed to; nothing has been called so far.
         *
         * @param caller the class that declares the method
         * @param self what it was called on; null = it is static
         * @param arguments what it was called with
         * @return what to return instead; null = it stays as it is
         */
        Object assembled(int site, Class<?> caller, Object self, Object[] arguments, Object publisher);

        /**
         * What {@link #assembled} gave is subscribed to: this is the call.
         *
         * @param publisher what the method has returned
         * @param context of who subscribes
         * @return what is subscribed to instead, of the same kind; null = what the method has returned
         */
        Object subscribed(int site, Class<?> caller, Object self, Object[] arguments, Object publisher, Object context);

        /** An instance of a tracked type has been constructed. */
        void constructed(int type, Object instance);

        /** Something of ours was thrown inside a woven method, and the application has been spared it. */
        void suppressed(Throwable thrown);
    }
}
