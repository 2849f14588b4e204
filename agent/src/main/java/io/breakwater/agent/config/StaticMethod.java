package io.breakwater.agent.config;

/**
 * A static method of the application that the agent calls, as configured. Not a pattern: it is not guarded, so it may be one
 * of the JDK's.
 *
 * @param type its class in full, nested ones with {@code $}
 * @param method its name
 */
public record StaticMethod(String type, String method) {

    /** Reads {@code type#method}; throws {@link IllegalArgumentException} with a sentence where it is none. */
    static StaticMethod of(String text) {
        int hash = text.indexOf('#');
        String type = hash < 0 ? "" : text.substring(0, hash).strip();
        String method = text.substring(hash + 1).strip();
        if (!isName(type, true) || !isName(method, false)) {
            throw new IllegalArgumentException("'" + text
                    + "' is not of the form type#staticMethod, such as com.acme.Adapters#account, without parameters");
        }
        return new StaticMethod(type, method);
    }

    private static boolean isName(String text, boolean ofAType) {
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = ofAType && c == '.' && !first;
            if (!dot && !(first ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c))) {
                return false;
            }
            first = dot;
        }
        return !first;
    }

    /** As written. */
    @Override
    public String toString() {
        return type + "#" + method;
    }
}
