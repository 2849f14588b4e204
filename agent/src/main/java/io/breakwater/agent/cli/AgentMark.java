package io.breakwater.agent.cli;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what one sees from outside that a JVM was started with the agent: its options, those of {@code JAVA_TOOL_OPTIONS} and
 * {@code JDK_JAVA_OPTIONS} included, name the jar.
 */
final class AgentMark {

    private static final Pattern JAVA_AGENT = Pattern.compile("-javaagent:(.+?\\.jar)(?=[=\\s]|$)");
    private static final String PREMAIN = "io.breakwater.agent.launch.BreakwaterAgent";

    private AgentMark() {}

    /**
     * Whether the options say so.
     *
     * @param options all options of the JVM in one line
     * @param workingDirectory its working directory
     */
    static boolean isIn(String options, File workingDirectory) {
        Matcher agents = JAVA_AGENT.matcher(options);
        while (agents.find()) {
            File jar = new File(agents.group(1));
            if (isNamedSo(jar) || isOurs(jar.isAbsolute() ? jar : new File(workingDirectory, jar.getPath()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedSo(File jar) {
        return jar.getName().toLowerCase(Locale.ROOT).contains("breakwater");
    }

    /** The jar may have been given another name. */
    private static boolean isOurs(File jar) {
        if (!jar.isFile()) {
            return false;
        }
        try (JarFile open = new JarFile(jar)) {
            Manifest manifest = open.getManifest();
            return manifest != null
                    && PREMAIN.equals(manifest.getMainAttributes().getValue("Premain-Class"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
