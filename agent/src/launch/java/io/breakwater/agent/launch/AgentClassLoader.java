package io.breakwater.agent.launch;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;

/**
 * Loads what the agent jar hides in archives of its own, so that nothing that scans a class path takes it for classes of the
 * application. Thread-safe; parallel capable.
 */
final class AgentClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** Of which a start needs a good part. */
    private final NestedArchive classes;

    /** And the logger and the command line: of these a start needs nothing. */
    private final NestedArchive libraries;

    AgentClassLoader(File file, ClassLoader parent) throws IOException {
        super(parent);
        JarFile jar = new JarFile(file, false); // verifying signatures is slow, and there are none
        try {
            classes = new NestedArchive(jar, "breakwater/classes.jar");
            libraries = new NestedArchive(jar, "breakwater/libraries.jar");
            classes.readAhead();
        } catch (IOException | RuntimeException | Error unusable) {
            jar.close();
            throw unusable;
        }
    }

    /** The agent has started: from here on classes come one by one. */
    void started() {
        classes.letGo();
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
        try {
            byte[] classFile = content(name.replace('.', '/') + ".class");
            if (classFile != null) {
                return defineClass(name, classFile, 0, classFile.length);
            }
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
        throw new ClassNotFoundException(name);
    }

    private byte[] content(String name) throws IOException {
        byte[] own = classes.read(name);
        return own == null ? libraries.read(name) : own;
    }

    @Override
    protected URL findResource(String name) {
        try {
            byte[] content = content(name);
            // Not by a jar: URL, which would open the jar once more and keep it open.
            return content == null ? null : new URL(null, "breakwater:" + name, new ContentHandler(content));
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singletonList(found));
    }

    /** Hands out what was read. */
    private static final class ContentHandler extends URLStreamHandler {

        private final byte[] content;

        ContentHandler(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // nothing to connect: everything is here
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
