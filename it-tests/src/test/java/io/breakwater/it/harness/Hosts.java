package io.breakwater.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names that a child knows, all of them on this machine. They can be led elsewhere while it runs. */
public final class Hosts {
    private static final String HERE = "127.0.0.1";
    private static final String NOBODY = "127.0.0.2"; // servers listen on the first address alone

    private final Map<String, String> addresses = new TreeMap<>();
    private final Path file;
    private final Path forgetful;

    public Hosts(Path directory, String... names) throws IOException {
        file = directory.resolve("hosts");
        forgetful = Files.writeString(
                directory.resolve("security.properties"),
                "networkaddress.cache.ttl=0\nnetworkaddress.cache.negative.ttl=0\n");
        addresses.put("localhost", HERE);
        addresses.put(InetAddress.getLocalHost().getHostName(), HERE);
        for (String name : names) {
            addresses.put(name, HERE);
        }
        write();
    }

    /** What a JVM has to be told, to know these names and no others, and to look them up anew each time. */
    public List<String> options() {
        return List.of("-Djdk.net.hosts.file=" + file, "-Djava.security.properties=" + forgetful);
    }

    /** Whoever connects is served. */
    public void serve(String name) throws IOException {
        addresses.put(name, HERE);
        write();
    }

    /** Whoever connects is refused. */
    public void refuse(String name) throws IOException {
        addresses.put(name, NOBODY);
        write();
    }

    /** Nobody knows the name any more. */
    public void forget(String name) throws IOException {
        addresses.remove(name);
        write();
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder();
        addresses.forEach(
                (name, address) -> text.append(address).append(' ').append(name).append('\n'));
        Files.writeString(file, text);
    }
}
