package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.OwnManagement;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent listens on nothing. What a process listens on can be told on Linux alone. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells what a process listens on; ports were not looked at")
class NoPortsIT {

    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void everythingAtWork_noPortIsOpen(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 1
                retry.max-attempts = 1
                health.interval = 50ms
                circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
                circuit.crm.health.probe = http://127.0.0.1:9/
                """);
        try (JavaProcess app = Guarded.start(jdk, config, OwnManagement.class.getName())) {
            app.awaitErrorLine(line -> line.contains("WARN crm: CLOSED -> OPEN"));
            Guarded.assertAnswers(app, "server", "OK domain DefaultDomain");
            Guarded.assertAnswers(app, "beans", "OK beans 3");
            assertThat(listening(app.pid())).as(app.transcript()).isEmpty();
        }
    }

    /** Lest it find nothing because it does not look well enough. */
    @ParameterizedTest
    @MethodSource("ownPid")
    void portOfOurOwn_isFound(long pid) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(listening(pid)).anyMatch(line -> line.contains(String.format(":%04X", server.getLocalPort())));
        }
    }

    static List<Long> ownPid() {
        return List.of(ProcessHandle.current().pid());
    }

    /** The lines about sockets of the process that wait for somebody to connect. */
    private static List<String> listening(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> own;
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            own = descriptors.map(NoPortsIT::target).collect(Collectors.toSet());
        }
        List<String> found = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (!Files.exists(process.resolve(table))) {
                continue; // without IPv6 there is no such table
            }
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.trim().split(" +", -1);
                if (columns[STATE].equals(LISTENING) && own.contains("socket:[" + columns[INODE] + "]")) {
                    found.add(line);
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
