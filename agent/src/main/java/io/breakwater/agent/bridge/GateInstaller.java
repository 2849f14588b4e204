package io.breakwater.agent.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Defines the gate in {@code java.lang}. Names it only as text: see the package. */
public final class GateInstaller {

    private static final String GATE = "java.lang.BreakwaterGate";
    private static final String[] NESTED = {GATE + "$Handler", GATE + "$Deferred"};

    private GateInstaller() {}

    /**
     * Defines the gate, unless this JVM has it already, from an agent that has been uninstalled.
     *
     * @throws IllegalStateException if that was an agent of another kind
     */
    public static synchronized void install(Instrumentation instrumentation)
            throws IOException, ReflectiveOperationException {
        Class<?> present = present(GATE);
        if (present != null) {
            if (present.getField("CONTRACT").getInt(null) != BreakwaterGate.CONTRACT) {
                throw new IllegalStateException(
                        "another version of the agent has been in this JVM, and has left a gate that"
                                + " does not fit this one: restart the application");
            }
            return;
        }
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(GateInstaller.class.getModule())),
                Set.of(),
                Map.of());
        MethodHandles.Lookup javaLang = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
        for (String nested : NESTED) {
            if (present(nested) == null) { // it is there where an earlier attempt ran out of memory half-way
                javaLang.defineClass(classFile(nested));
            }
        }
        javaLang.defineClass(classFile(GATE));
    }

    private static @Nullable Class<?> present(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException notYet) {
            return null;
        }
    }

    private static byte[] classFile(String name) throws IOException {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = GateInstaller.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("the agent jar is incomplete: it has no " + path);
            }
            return in.readAllBytes();
        }
    }
}
