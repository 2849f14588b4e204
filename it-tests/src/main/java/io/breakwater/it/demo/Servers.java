package io.breakwater.it.demo;

import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServerMain;
import io.breakwater.it.servers.McpServerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The servers of the demo, in processes of their own: killing one is killing it. */
public final class Servers implements AutoCloseable {

    private final Path javaHome;
    private final JavaProcess crm;
    private final int mcpPort;
    private final int sdkPort;
    private final int restPort;
    private JavaProcess mcp;

    public Servers(Path javaHome) throws IOException, InterruptedException {
        this.javaHome = javaHome;
        mcp = startMcp(0);
        crm = JavaProcess.start(javaHome, CrmServerMain.class.getName(), JavaProcess.QUICK_START, List.of("0", "0"));
        mcpPort = ports(mcp)[0];
        sdkPort = ports(crm)[0];
        restPort = ports(crm)[1];
    }

    /** The arguments that lead the application here. */
    public List<String> addresses() {
        return List.of("--mcp", url(mcpPort), "--sdk", url(sdkPort), "--rest", url(restPort));
    }

    /** Options that have the agent probe each server: what no file can know beforehand. */
    public List<String> probes() {
        return List.of(probe("tier1_mcp", mcpPort), probe("tier2_sdk", sdkPort), probe("tier3_rest", restPort));
    }

    private static String probe(String circuit, int port) {
        return "-Dbreakwater.circuit." + circuit + ".health.probe=tcp://127.0.0.1:" + port;
    }

    public void killMcp() throws InterruptedException {
        mcp.kill();
    }

    public void failSdk() throws InterruptedException {
        crm.command("sdk 503");
    }

    public void healSdk() throws InterruptedException {
        crm.command("sdk ok");
    }

    void slowRest() throws InterruptedException {
        crm.command("rest slow 400");
    }

    public void restore() throws IOException, InterruptedException {
        crm.command("sdk ok");
        crm.command("rest ok");
        mcp = startMcp(mcpPort); // not waited for: the application finds out by itself
    }

    private JavaProcess startMcp(int port) throws IOException {
        return JavaProcess.start(
                javaHome, McpServerMain.class.getName(), JavaProcess.QUICK_START, List.of(String.valueOf(port)));
    }

    private static int[] ports(JavaProcess server) throws InterruptedException {
        String[] words = server.awaitLine(line -> line.startsWith("READY ")).split(" ", -1);
        int[] ports = new int[words.length - 1];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = Integer.parseInt(words[i + 1]);
        }
        return ports;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        mcp.close();
        crm.close();
    }
}
