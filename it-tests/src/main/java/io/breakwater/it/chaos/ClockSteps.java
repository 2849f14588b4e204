package io.breakwater.it.chaos;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The wall clock of a process, which can be set while that runs: libfaketime answers when the process asks for the time of day.
 * The monotonic clock goes on as it is, as it does where somebody sets the clock of a machine.
 *
 * @param file tells libfaketime how far the clock is off
 */
record ClockSteps(Path file) {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    /** As it is. */
    void none() throws IOException {
        ahead(0);
    }

    /** Sets the clock that many seconds ahead of the machine's; less than none = behind it. */
    void ahead(int seconds) throws IOException {
        AtOnce.save(file, "%+d%n".formatted(seconds));
    }

    /** What a process needs in its environment to have that clock. */
    Map<String, String> environment() throws IOException {
        return Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", // on, it ends each wait of a JVM at once
                "0");
    }

    private static Path library() throws IOException {
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu")) {
            for (Path architecture : architectures) {
                Path library = architecture.resolve("faketime").resolve("libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        }
        throw new IllegalStateException("to set clocks, this needs libfaketime: apt-get install libfaketime");
    }
}
