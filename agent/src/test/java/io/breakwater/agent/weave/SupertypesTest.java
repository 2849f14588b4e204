package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hierarchies that exist as class files only: whoever loaded one of their classes would fail. */
final class SupertypesTest {

    private final WeaveReport report = new WeaveReport(problem -> {}, null);
    private final Supertypes supertypes = new Supertypes(report);
    private final Files files = new Files();

    /** A loader with class files, and no class. */
    private static final class Files extends ClassLoader {

        private final Map<String, byte[]> files = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private @Nullable Throwable failure;
        private Runnable meanwhile = () -> {};

        Files() {
            super(null);
        }

        byte[] define(String name, @Nullable String superclass, String... interfaces) {
            byte[] classFile = classFile(name, superclass, interfaces);
            files.put(name.replace('.', '/') + ".class", classFile);
            return classFile;
        }

        @Override
        protected Class<?> findClass(String name) {
            throw new AssertionError("loads " + name);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String path) {
            asked.add(path);
            meanwhile.run();
            if (failure != null) {
                Files.<Error>fail(failure);
            }
            byte[] file = files.get(path);
            return file == null ? null : new ByteArrayInputStream(file);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> void fail(Throwable failure) throws T {
            throw (T) failure;
        }

        /** Application loaders may define this as they like. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Files;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static byte[] classFile(String name, @Nullable String superclass, String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        String[] internal = new String[interfaces.length];
        for (int i = 0; i < internal.length; i++) {
            internal[i] = interfaces[i].replace('.', '/');
        }
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC,
                name.replace('.', '/'),
                null,
                superclass == null ? "java/lang/Object" : superclass.replace('.', '/'),
                internal);
        return writer.toByteArray();
    }

    @Test
    void above_readsOnThroughTheClassesOwnLoader() {
        byte[] leaf = files.define("com.acme.Leaf", "com.acme.Middle", "com.acme.Named");
        files.define("com.acme.Middle", "com.acme.Base");
        files.define("com.acme.Base", null, "com.acme.Root");
        files.define("com.acme.Root", null);
        files.define("com.acme.Named", null, "java.util.concurrent.Callable");
        assertThat(supertypes.above(false, files, "com.acme.Leaf", leaf))
                .containsExactlyInAnyOrder(
                        "com.acme.Middle",
                        "com.acme.Named",
                        "com.acme.Base",
                        "com.acme.Root",
                        "java.lang.Object",
                        "java.util.concurrent.Callable");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void classFiles_areReadOnce() {
        files.define("com.acme.Base", null);
        for (int i = 0; i < 3; i++) {
            byte[] leaf = classFile("com.acme.Leaf" + i, "com.acme.Base");
            assertThat(supertypes.above(false, files, "com.acme.Leaf" + i, leaf))
                    .contains("com.acme.Base");
        }
        byte[] below = classFile("com.acme.Below", "com.acme.Leaf1");
        assertThat(supertypes.above(false, files, "com.acme.Below", below)).contains("com.acme.Base");
        assertThat(files.asked).as("not what has passed by itself").containsExactly("com/acme/Base.class");
    }

    @Test
    void jdkTypes_areNotLookedInto_unlessThatMatters() {
        byte[] leaf = classFile("com.acme.Numbers", AbstractList.class.getName());
        assertThat(supertypes.above(false, files, "com.acme.Numbers", leaf)).containsExactly("java.util.AbstractList");
        assertThat(new Supertypes(report).above(true, files, "com.acme.Numbers", leaf))
                .contains("java.util.AbstractList", "java.util.List", "java.util.Collection", "java.lang.Iterable");
        assertThat(files.asked).as("java is the same for everybody").isEmpty();
    }

    @Test
    void names_mayHaveLettersOfAnyLanguage() {
        byte[] leaf = files.define("com.acme.Blatt", "com.acme.\u00dcber", "com.acme.\u5ba2\u6237");
        files.define("com.acme.\u00dcber", "com.acme.Base");
        assertThat(supertypes.above(false, files, "com.acme.Blatt", leaf))
                .contains("com.acme.\u00dcber", "com.acme.\u5ba2\u6237", "com.acme.Base");
    }

    @Test
    void cycle_hasAnEnd() {
        byte[] one = files.define("com.acme.One", "com.acme.Two", "com.acme.One");
        files.define("com.acme.Two", "com.acme.One");
        assertThat(supertypes.above(false, files, "com.acme.One", one))
                .containsExactlyInAnyOrder("com.acme.One", "com.acme.Two");
    }

    @Test
    void missingClassFile_isTheEnd_andNoFailure() {
        byte[] leaf = classFile("com.acme.Leaf", "com.acme.Missing");
        assertThat(supertypes.above(false, files, "com.acme.Leaf", leaf)).containsExactly("com.acme.Missing");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void malformedClassFile_isAFailure_listedOnce() {
        files.files.put("com/acme/Broken.class", new byte[] {1, 2, 3, 4, 5});
        byte[] leaf = classFile("com.acme.Leaf", "com.acme.Broken");
        assertThat(supertypes.above(false, files, "com.acme.Leaf", leaf)).containsExactly("com.acme.Broken");
        assertThat(supertypes.above(false, files, "com.acme.Leaf", leaf)).containsExactly("com.acme.Broken");
        assertThat(report.failures())
                .singleElement()
                .asString()
                .startsWith("com.acme.Broken as a supertype, ")
                .contains("java.lang.IllegalArgumentException");
        assertThat(supertypes.above(false, files, "com.acme.Leaf", new byte[] {1, 2, 3}))
                .as("the JVM will say so itself")
                .isEmpty();
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void failingLoader_isListedOnce_andNothingIsThrown() {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException("secret"), new LinkageError(), new StackOverflowError(), new Exception()
        }) {
            Files failing = new Files();
            failing.failure = failure;
            byte[] leaf = classFile("com.acme.Leaf", "com.acme.Base");
            int before = report.failures().size();
            for (int i = 0; i < 3; i++) {
                assertThat(supertypes.above(false, failing, "com.acme.Leaf", leaf))
                        .containsExactly("com.acme.Base");
            }
            assertThat(report.failures()).hasSize(before + 1);
        }
        assertThat(report.failures()).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void classLoadedWhileReading_goesByWhatIsKnown() {
        files.define("com.acme.Known", "com.acme.Base");
        files.define("com.acme.Base", null);
        supertypes.above(false, files, "com.acme.First", classFile("com.acme.First", "com.acme.Known"));
        List<Set<String>> nested = new ArrayList<>();
        files.meanwhile = () -> nested.add(supertypes.above(
                false, files, "com.acme.Nested", classFile("com.acme.Nested", "com.acme.Known", "com.acme.Unknown")));
        supertypes.above(false, files, "com.acme.Leaf", classFile("com.acme.Leaf", "com.acme.Other"));
        assertThat(nested).hasSize(1);
        assertThat(nested.get(0)).contains("com.acme.Known", "com.acme.Base", "com.acme.Unknown");
        assertThat(files.asked).doesNotContain("com/acme/Unknown.class");
    }

    @Test
    void loaders_areToldApart_andHeldWeakly() {
        byte[] leaf = classFile("com.acme.Leaf", "com.acme.Base");
        files.define("com.acme.Base", "com.acme.Here");
        Files other = new Files();
        other.define("com.acme.Base", "com.acme.There");
        assertThat(supertypes.above(false, files, "com.acme.Leaf", leaf)).contains("com.acme.Here");
        assertThat(supertypes.above(false, other, "com.acme.Leaf", leaf))
                .contains("com.acme.There")
                .doesNotContain("com.acme.Here");
        WeakReference<Files> gone = new WeakReference<>(used());
        long start = System.nanoTime();
        while (!gone.refersTo(null)) {
            System.gc();
            assertThat(System.nanoTime() - start).as("collected in time").isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
    }

    private Files used() {
        Files used = new Files();
        used.define("com.acme.Base", null);
        supertypes.above(false, used, "com.acme.Leaf", classFile("com.acme.Leaf", "com.acme.Base"));
        return used;
    }

    @Test
    void aboveALoadedClass_asksTheClass() {
        assertThat(Supertypes.above(ArrayList.class))
                .contains("java.util.AbstractList", "java.util.List", "java.lang.Iterable", "java.lang.Object")
                .doesNotContain("java.util.ArrayList");
        assertThat(Supertypes.above(WovenSample.Concrete.class))
                .contains(WovenSample.class.getName(), "java.util.concurrent.Callable");
        assertThat(Supertypes.above(Object.class)).isEmpty();
    }
}
