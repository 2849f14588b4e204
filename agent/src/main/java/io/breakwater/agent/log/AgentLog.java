package io.breakwater.agent.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's logger. It is made when there is first something to say, so a healthy start pays nothing for it.
 *
 * <p>slf4j-simple looks for system properties and for {@code simplelogger.properties} in the context class path. The
 * build renames its property prefix, and {@link #logger()} shows it a class path that holds our settings alone: what the
 * application configures for its own slf4j-simple stays the application's. Thread-safe.
 */
public final class AgentLog {

    // All guarded by this.
    private String level = "info";
    private @Nullable String file;
    private @Nullable Logger logger;

    /**
     * Sets what is logged and where. Has no effect once something has been logged.
     *
     * @param newLevel trace, debug, info, warn, error or off; default info
     * @param newFile where to write; null = stderr, the default
     */
    public synchronized void configure(String newLevel, @Nullable String newFile) {
        level = newLevel;
        file = newFile;
    }

    /** The logger. */
    public synchronized Logger logger() {
        if (logger == null) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(new SettingsLoader(settings()));
            try {
                logger = LoggerFactory.getLogger("breakwater");
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return logger;
    }

    /** For those who are not to see slf4j. */
    public void warn(String message) {
        logger().warn(message);
    }

    private byte[] settings() {
        // slf4j takes the prefix from its own, renamed package: so must the keys.
        String prefix = LoggerFactory.class.getPackageName() + ".simpleLogger.";
        Properties settings = new Properties();
        settings.setProperty(prefix + "defaultLogLevel", level);
        settings.setProperty(prefix + "showDateTime", "true");
        settings.setProperty(prefix + "dateTimeFormat", "'[breakwater]' yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        settings.setProperty(prefix + "showThreadName", "false");
        settings.setProperty(prefix + "showLogName", "false");
        settings.setProperty(prefix + "logFile", file == null ? "System.err" : file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            settings.store(out, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A class path with one file. */
    private static final class SettingsLoader extends ClassLoader {

        private final byte[] settings;

        SettingsLoader(byte[] settings) {
            super(null);
            this.settings = settings;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.equals("simplelogger.properties") ? new ByteArrayInputStream(settings) : null;
        }
    }
}
