package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A woven copy of the sample in a class loader of its own. */
final class WovenFixture {

    static final String SAMPLE = WovenSample.class.getName();

    /** What is wrong with the patterns. */
    final List<RuntimeException> problems = new ArrayList<>();

    final GateFixture gate;
    final WeavePlan plan;
    final WeaveReport report;
    final Class<?> type;

    WovenFixture(String... lines) throws ReflectiveOperationException, IOException, ConfigException {
        gate = new GateFixture(lines);
        gate.instances().number(SAMPLE + "$Concrete");
        plan = new WeavePlan(gate.bindings(), gate.instances().names(), gate.sites.chains());
        report = new WeaveReport(problems::add, null);
        report.plan(plan);
        type = new Loader(plan, new ByteBuddyWeaver(gate.sites, report)).loadClass(SAMPLE + "$Concrete");
    }

    static byte[] classFile(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = WovenFixture.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path);
            }
            return in.readAllBytes();
        }
    }

    Object construct() throws ReflectiveOperationException {
        return type.getConstructor().newInstance();
    }

    /** Calls the only method of that name that is not a bridge. Throws what it throws. */
    static @Nullable Object call(Object target, String name, @Nullable Object... arguments) throws Throwable {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && !method.isBridge()) {
                method.setAccessible(true); // the type may be private, or the body of a constant
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause() == null ? thrown : thrown.getCause();
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    /** The methods of the sample that return each another type. */
    static List<String> returning() {
        List<String> names = new ArrayList<>();
        for (Method method : WovenSample.class.getDeclaredMethods()) {
            if (method.getName().startsWith("of")) {
                names.add(method.getName());
            }
        }
        return names;
    }

    static int ran(Object target) throws ReflectiveOperationException {
        return target.getClass().getField("ran").getInt(target);
    }

    /** Defines the sample itself, woven; all else is its parent's. */
    private static final class Loader extends ClassLoader {

        private final WeavePlan plan;
        private final ClassWeaver weaver;

        Loader(WeavePlan plan, ClassWeaver weaver) {
            super(WovenFixture.class.getClassLoader());
            this.plan = plan;
            this.weaver = weaver;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith("Unlinkable")) {
                throw new NoClassDefFoundError(name);
            }
            if (!name.startsWith(SAMPLE)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try {
                Class<?> original = Class.forName(name, false, getParent());
                byte[] classFile = classFile(original);
                byte[] woven = weaver.weave(plan, this, name, Supertypes.above(original), classFile);
                byte[] defined = woven == null ? classFile : woven;
                return defineClass(name, defined, 0, defined.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
