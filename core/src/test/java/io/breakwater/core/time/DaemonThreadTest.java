package io.breakwater.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.security.ProtectionDomain;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DaemonThreadTest {

    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

    /** Makes the thread, in the loader of the tests. */
    public static final class Maker implements Supplier<Thread> {

        @Override
        public Thread get() {
            return DaemonThread.of(() -> {}, "caller");
        }
    }

    @Test
    void thread_isADaemonOfThatNameWithoutAContextClassLoader() {
        Thread thread = DaemonThread.of(() -> {}, "name");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("name");
        assertThat(thread.getContextClassLoader()).isNull();
    }

    @Test
    void thread_madeInACallOfAnotherLoader_doesNotHoldTheLoader() throws Exception {
        Thread[] made = new Thread[1];
        Reference<ClassLoader> dropped = makeInADroppedLoader(made);
        long start = System.nanoTime();
        Reference<?> gone = null;
        while (gone == null && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
            System.gc();
            gone = collected.remove(10);
        }
        assertThat(gone).isSameAs(dropped);
        assertThat(made[0].getName()).as("it lives").isEqualTo("caller");
    }

    private Reference<ClassLoader> makeInADroppedLoader(Thread[] made) throws Exception {
        ClassLoader loader = new DefinesCallers();
        Object caller = loader.loadClass(Caller.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        assertThat(caller.getClass().getClassLoader()).isSameAs(loader);
        made[0] = (Thread) ((Supplier<?>) caller).get();
        return new PhantomReference<>(loader, collected);
    }

    /** Asks for the thread, and is on the stack then. */
    public static final class Caller implements Supplier<Thread> {

        @Override
        public Thread get() {
            return new Maker().get();
        }
    }

    /** Defines one class itself, in a protection domain that knows its loader, as those of applications do. */
    private static final class DefinesCallers extends ClassLoader {

        DefinesCallers() {
            super(DaemonThreadTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Caller.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (@Nullable InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] classFile = in.readAllBytes();
                ProtectionDomain domain = new ProtectionDomain(null, null, this, null);
                return defineClass(name, classFile, 0, classFile.length, domain);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
