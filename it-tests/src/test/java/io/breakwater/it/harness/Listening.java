package io.breakwater.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process listens on, as Linux tells it. */
public final class Listening {

    private static final String WAITING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listening() {}

    /** Address and port in hexadecimal, of each socket of the process that waits for somebody to connect. */
    public static List<String> of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> own;
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            own = descriptors.map(Listening::target).collect(Collectors.toSet());
        }
        List<String> found = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (!Files.exists(process.resolve(table))) {
                continue; // without IPv6 there is no such table
            }
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.trim().split(" +", -1);
                if (columns[STATE].equals(WAITING) && own.contains("socket:[" + columns[INODE] + "]")) {
                    found.add(columns[ADDRESS]);
                }
            }
        }
        return found;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedSince) {
            return "";
        }
    }
}
