package io.breakwater.agent.config;

import io.breakwater.core.classify.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a circuit guards: {@code type#method}, with {@code *} in both, and optionally {@code (parameters)}, where
 * {@code ..} stands for any parameters and {@code *} for one of any type. Nested types are written with {@code $}.
 * Immutable; equal to what is written alike.
 */
public final class MethodPattern {

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

    private final String text;
    private final Glob type;
    private final Glob method;
    /** Null = any parameters. */
    private final @Nullable List<String> parameters;

    private MethodPattern(String text, Glob type, Glob method, @Nullable List<String> parameters) {
        this.text = text;
        this.type = type;
        this.method = method;
        this.parameters = parameters;
    }

    /** Reads a pattern; throws {@link IllegalArgumentException} with a sentence where it is none. */
    public static MethodPattern of(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not of the form type#method, such as com.acme.Client#getAccount");
        }
        String type = text.substring(0, hash).strip();
        int parenthesis = text.indexOf('(', hash);
        String method = (parenthesis < 0 ? text.substring(hash + 1) : text.substring(hash + 1, parenthesis)).strip();
        checkName(text, type, ".$");
        checkName(text, method, "");
        checkMayBeGuarded(text, type);
        List<String> parameters = null;
        if (parenthesis >= 0) {
            if (!text.endsWith(")")) {
                throw new IllegalArgumentException("'" + text + "' does not close its parenthesis");
            }
            String inner = text.substring(parenthesis + 1, text.length() - 1).strip();
            parameters = inner.equals("..") ? null : parameters(text, inner);
        }
        return new MethodPattern(text, Glob.of(type), Glob.of(method), parameters);
    }

    private static List<String> parameters(String pattern, String inner) {
        List<String> parameters = new ArrayList<>();
        for (String written : Values.list(inner)) {
            String parameter = written.endsWith("...") ? written.replace("...", "[]") : written;
            checkName(pattern, parameter, ".$[]");
            parameters.add(parameter);
        }
        return parameters;
    }

    private static void checkMayBeGuarded(String pattern, String type) {
        for (String prefix : FOUNDATIONS) {
            if (type.startsWith(prefix)) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' cannot be guarded: the agent itself stands on " + prefix + "*");
            }
        }
    }

    private static void checkName(String pattern, String name, String alsoAllowed) {
        int foreign = Glob.foreignCharacter(name, alsoAllowed);
        if (foreign >= 0) {
            throw new IllegalArgumentException("'" + pattern + "' has a '" + name.charAt(foreign) + "' in '" + name
                    + "': only names, '*' and '**' can stand there");
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("'" + pattern + "' lacks a type or a method");
        }
    }

    /** Whether it has no wildcard, except for parameters that it leaves open as a whole. */
    public boolean isExact() {
        return type.isExact() && method.isExact() && (parameters == null || !parameters.contains("*"));
    }

    public Glob type() {
        return type;
    }

    public Glob method() {
        return method;
    }

    /** {@code type#method}, without parameters. */
    public String name() {
        return type + "#" + method;
    }

    /** The parameter types as written, of which {@code *} is any; null = any parameters. */
    public @Nullable List<String> parameters() {
        return parameters;
    }

    /**
     * Whether methods of this type can be meant, by its name with dots. A wildcard never means a type of the JDK: {@code
     * **#get*} is about the application.
     */
    public boolean matchesType(String typeName) {
        return type.matches(typeName) && (type.isExact() || isOfTheApplication(typeName));
    }

    /** Whether the name, with dots, can be one of the application's types. */
    private static boolean isOfTheApplication(String typeName) {
        for (String prefix : NOT_THE_APPLICATION) {
            if (typeName.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this method is meant; parameter types as in source, nested ones with {@code $}. */
    public boolean matches(String typeName, String methodName, List<String> parameterTypes) {
        return matchesType(typeName) && matchesMethod(methodName, parameterTypes);
    }

    /** Whether this method is meant, in a type that is. */
    public boolean matchesMethod(String methodName, List<String> parameterTypes) {
        return method.matches(methodName) && matchesParameters(parameterTypes);
    }

    private boolean matchesParameters(List<String> types) {
        if (parameters == null) {
            return true;
        }
        if (parameters.size() != types.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!parameters.get(i).equals("*") && !parameters.get(i).equals(types.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MethodPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
