package io.breakwater.agent.launch;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads what the agent jar hides below {@code breakwater/}: classes as {@code .classdata}, so that nothing that scans a
 * class path takes them for classes of the application. Thread-safe; parallel capable.
 */
final class AgentClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String PREFIX = "breakwater/";

    private final JarFile jar;

    AgentClassLoader(File file, ClassLoader parent) throws IOException {
        super(parent);
        jar = new JarFile(file, false); // verifying signatures is slow before the JIT is warm, and there are none
    }

    /** What is in the jar comes from the jar: asking the parent first costs a search and an exception for each class. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("io.breakwater.") && !name.startsWith("net.bytebuddy.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ZipEntry entry = jar.getEntry(PREFIX + name.replace('.', '/') + ".classdata");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            byte[] classFile = read(entry);
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private byte[] read(ZipEntry entry) throws IOException {
        byte[] all = new byte[(int) entry.getSize()];
        try (InputStream in = jar.getInputStream(entry)) {
            int read = 0;
            while (read < all.length) {
                int more = in.read(all, read, all.length - read);
                if (more < 0) {
                    throw new EOFException(entry.getName());
                }
                read += more;
            }
        }
        return all;
    }

    @Override
    protected URL findResource(String name) {
        String path = PREFIX + (name.endsWith(".class") ? name + "data" : name);
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            return null;
        }
        try {
            // Read through the jar that is open already: a jar: URL would open it once more and keep it open.
            return new URL(null, "breakwater:" + path, new EntryHandler(entry));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singletonList(found));
    }

    /** Opens one entry of the jar. */
    private final class EntryHandler extends URLStreamHandler {

        private final ZipEntry entry;

        EntryHandler(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // nothing to connect: the jar is open
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    return jar.getInputStream(entry);
                }
            };
        }
    }
}
