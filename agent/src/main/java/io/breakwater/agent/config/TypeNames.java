package io.breakwater.agent.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a type is, by its name with dots alone. */
public final class TypeNames {

    /** What the agent runs on while it decides over a call: guarding it would be asking itself, without end. */
    private static final List<String> FOUNDATIONS = List.of(
            "java.lang.",
            "java.util.",
            "java.io.",
            "java.nio.",
            "java.security.",
            "java.time.",
            "jdk.internal.access.",
            "jdk.internal.loader.",
            "jdk.internal.misc.",
            "jdk.internal.module.",
            "jdk.internal.ref.",
            "jdk.internal.reflect.",
            "jdk.internal.util.",
            "sun.invoke.",
            "sun.nio.",
            "sun.reflect.",
            "sun.security.",
            "sun.util.",
            "io.breakwater.agent.launch.");

    /** Types that wildcards pass over: the JDK's and the launcher's. An exact name may still mean one of them. */
    private static final List<String> NOT_THE_APPLICATION =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "io.breakwater.agent.launch.");

    /** Where the JDK puts classes that it makes for interfaces of the application. */
    private static final List<String> PROXIES = List.of("jdk.proxy", "com.sun.proxy.");

    private TypeNames() {}

    /** The package that the type belongs to on which the agent stands, with a dot at its end; null = none. */
    static @Nullable String foundationOf(String type) {
        for (String prefix : FOUNDATIONS) {
            if (type.startsWith(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    /** Whether the name, with dots, can be one of the application's types. */
    public static boolean isOfTheApplication(String typeName) {
        for (String prefix : NOT_THE_APPLICATION) {
            if (typeName.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the JDK has made the type for interfaces of the application. */
    static boolean isProxy(String typeName) {
        for (String prefix : PROXIES) {
            if (typeName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
