package io.breakwater.agent.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What Linux tells of a process, without touching it; other systems tell nothing, and then everything seems possible. */
final class ProcessStatus {

    private static final int SIGQUIT = 3;

    private final Map<String, String> fields;

    private ProcessStatus(Map<String, String> fields) {
        this.fields = fields;
    }

    static ProcessStatus of(long pid) {
        return read(new File("/proc/" + pid + "/status"));
    }

    static ProcessStatus read(File status) {
        Map<String, String> fields = new HashMap<>();
        if (status.canRead()) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new FileInputStream(status), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        fields.put(
                                line.substring(0, colon),
                                line.substring(colon + 1).strip());
                    }
                }
            } catch (IOException gone) {
                fields.clear(); // then the attempt will tell
            }
        }
        return new ProcessStatus(fields);
    }

    /**
     * Whether it expects the signal that attaching sends, as a JVM does; another process is ended by it. A JVM that was
     * started with -Xrs does not expect it, either.
     */
    boolean expectsToBeAttached() {
        try {
            String caught = fields.get("SigCgt");
            return caught == null || (Long.parseUnsignedLong(caught, 16) & (1L << (SIGQUIT - 1))) != 0;
        } catch (NumberFormatException unknown) {
            return true;
        }
    }

    /** It answers nothing, and as a JVM prints its threads on stdout when it goes on, if somebody has tried. */
    boolean isStopped() {
        return stateIs("T", "t");
    }

    /** It has ended, and its parent has not looked yet. */
    boolean hasEnded() {
        return stateIs("Z", "X");
    }

    private boolean stateIs(String one, String other) {
        String state = fields.getOrDefault("State", "");
        return state.startsWith(one) || state.startsWith(other);
    }
}
