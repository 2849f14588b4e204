package io.breakwater.agent.config;

import io.breakwater.core.classify.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a circuit guards: {@code type#method}, with {@code *} in both, and optionally {@code (parameters)}, where
 * {@code ..} stands for any parameters and {@code *} for one of any type. {@code type+} means its subtypes, too. Nested
 * types are written with {@code $}. Immutable; equal to what is written alike.
 */
public final class MethodPattern {

    private final String text;
    private final Glob type;
    private final boolean subtypes;
    private final Glob method;
    /** Null = any parameters. */
    private final @Nullable List<String> parameters;
    /** Whether it is no mistake where it means nothing, as long as others of its circuit do. */
    private final boolean optional;

    private MethodPattern(MethodPattern pattern, boolean optional) {
        this.text = pattern.text;
        this.type = pattern.type;
        this.subtypes = pattern.subtypes;
        this.method = pattern.method;
        this.parameters = pattern.parameters;
        this.optional = optional;
    }

    private MethodPattern(String text, Glob type, boolean subtypes, Glob method, @Nullable List<String> parameters) {
        this.optional = false;
        this.text = text;
        this.type = type;
        this.subtypes = subtypes;
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
        String written = text.substring(0, hash).strip();
        boolean subtypes = written.endsWith("+");
        String type = subtypes ? written.substring(0, written.length() - 1).strip() : written;
        int parenthesis = text.indexOf('(', hash);
        String method = (parenthesis < 0 ? text.substring(hash + 1) : text.substring(hash + 1, parenthesis)).strip();
        checkName(text, type, ".$");
        checkName(text, method, "");
        if (!subtypes) {
            checkMayBeGuarded(text, type);
        }
        List<String> parameters = null;
        if (parenthesis >= 0) {
            if (!text.endsWith(")")) {
                throw new IllegalArgumentException("'" + text + "' does not close its parenthesis");
            }
            String inner = text.substring(parenthesis + 1, text.length() - 1).strip();
            parameters = inner.equals("..") ? null : parameters(text, inner);
        }
        return new MethodPattern(text, Glob.of(type), subtypes, Glob.of(method), parameters);
    }

    /** Reads a pattern of a preset, which names whatever a client may have: not every version or application has all of it. */
    static MethodPattern optional(String text) {
        return new MethodPattern(of(text), true);
    }

    /** Whether it may mean nothing, as long as others of its circuit mean something. */
    public boolean isOptional() {
        return optional;
    }

    private static List<String> parameters(String pattern, String inner) {
        List<String> parameters = new ArrayList<>();
        for (String written : Values.list(inner)) {
            String parameter = written.endsWith("...") ? written.replace("...", "[]") : written;
            checkName(pattern, parameter, ".$[]");
            checkParameter(pattern, parameter);
            parameters.add(parameter);
        }
        return parameters;
    }

    private static void checkParameter(String pattern, String parameter) {
        if (parameter.equals("..")) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' has '..' beside other parameters: it stands for all of them, '*' for one");
        }
        int bracket = parameter.indexOf('[');
        String element = bracket < 0 ? parameter : parameter.substring(0, bracket);
        String brackets = parameter.substring(element.length());
        if (element.isEmpty()
                || element.indexOf(']') >= 0
                || !brackets.replace("[]", "").isEmpty()) {
            throw new IllegalArgumentException("'" + pattern + "' has a parameter '" + parameter
                    + "', which is no type such as int, java.lang.String or int[]");
        }
    }

    private static void checkMayBeGuarded(String pattern, String type) {
        String foundation = TypeNames.foundationOf(type);
        if (foundation != null) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' cannot be guarded: the agent itself stands on " + foundation + "*");
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

    /** Whether it has no wildcard and no {@code +}, except for parameters that it leaves open as a whole. */
    public boolean isExact() {
        if (parameters != null) {
            for (String parameter : parameters) {
                if (parameter.indexOf('*') >= 0) {
                    return false;
                }
            }
        }
        return type.isExact() && !subtypes && method.isExact();
    }

    public Glob type() {
        return type;
    }

    /** Whether subtypes are meant, too. */
    public boolean subtypes() {
        return subtypes;
    }

    public Glob method() {
        return method;
    }

    /** {@code type#method}, without parameters. */
    public String name() {
        return type + "#" + method;
    }

    /** The parameter types as written, with wildcards, of which {@code *} is any; null = any parameters. */
    public @Nullable List<String> parameters() {
        return parameters;
    }

    /**
     * Whether methods of this type can be meant, by its own name with dots. A wildcard never means a type of the JDK: {@code
     * **#get*} is about the application. With {@code +}, a type that the agent stands on is never meant itself.
     */
    public boolean matchesType(String typeName) {
        return type.matches(typeName)
                && (type.isExact()
                        ? !subtypes || TypeNames.foundationOf(typeName) == null
                        : TypeNames.isOfTheApplication(typeName));
    }

    /** {@link #matchesType(String)}, or it is meant as a subtype, by the names of all types above it. */
    public boolean matchesType(String typeName, Iterable<String> above) {
        if (matchesType(typeName)) {
            return true;
        }
        if (mayMeanSubtype(typeName)) {
            for (String supertype : above) {
                if (matchesSupertype(supertype)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether a type of that name, with dots, can be meant by what is above it: one of the application always, one of the
     * JDK only where an exact name of the JDK stands before the {@code +}.
     */
    public boolean mayMeanSubtype(String typeName) {
        return subtypes
                && (TypeNames.isOfTheApplication(typeName)
                        || TypeNames.isProxy(typeName)
                        || (meansSubtypesInTheJdk() && TypeNames.foundationOf(typeName) == null));
    }

    /** Whether subtypes of the JDK's are meant, too: not those of a type on which the agent stands. */
    public boolean meansSubtypesInTheJdk() {
        return subtypes
                && type.isExact()
                && !TypeNames.isOfTheApplication(type.toString())
                && TypeNames.foundationOf(type.toString()) == null;
    }

    /** Whether a type of the JDK can be the one before the {@code +}. */
    public boolean meansSupertypesInTheJdk() {
        return subtypes && !TypeNames.isOfTheApplication(type.prefix());
    }

    private boolean matchesSupertype(String typeName) {
        return type.matches(typeName)
                && (type.isExact() || meansSupertypesInTheJdk() || TypeNames.isOfTheApplication(typeName));
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
            String wanted = parameters.get(i);
            if (!wanted.equals("*") && !Glob.of(wanted).matches(types.get(i))) {
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
