package io.breakwater.it.bench;

/** An agent that does nothing: what it costs is what the JVM asks for having any agent at all. Public for the JVM. */
public final class EmptyAgent {

    private EmptyAgent() {}

    /** Called by the JVM before main. */
    public static void premain(String argument) {
        // nothing: that is what it is for
    }
}
