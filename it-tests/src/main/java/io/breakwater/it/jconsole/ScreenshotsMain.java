package io.breakwater.it.jconsole;

import io.breakwater.it.app.crm.CrmSyncApp;
import io.breakwater.it.demo.Servers;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Renews the pictures of the documentation: {@code ScreenshotsMain AGENT_JAR CONFIG IMAGES}. Takes half a minute. */
public final class ScreenshotsMain {

    private static final String SIZE = "1160x760";

    private ScreenshotsMain() {}

    /** Makes one picture after another of the demo, whose first tier is down. */
    public static void main(String[] args) throws Exception {
        Path javaHome = Path.of(System.getProperty("java.home"));
        Path agentJar = Path.of(args[0]);
        Path images = Path.of(args[2]);
        // Where it could stand on any machine: the path is in the pictures.
        Path directory = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "crm-sync"));
        Path config = directory.resolve("agent.properties");
        Files.writeString(config, Files.readString(Path.of(args[1])));
        try (Servers servers = new Servers(javaHome);
                JavaProcess app = app(javaHome, servers, "-javaagent:" + agentJar + "=" + config);
                Screen screen = Screen.start()) {
            app.awaitLine(line -> line.startsWith("call ") && line.contains(" ok mcp "));
            try (JConsole console = JConsole.start(javaHome, screen, directory, agentJar, app.pid())) {
                take(console, servers, images);
            }
        } finally {
            for (String file : List.of("agent.properties", "driver.jar")) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.deleteIfExists(directory);
        }
    }

    private static JavaProcess app(Path javaHome, Servers servers, String agent) throws Exception {
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.addAll(servers.probes());
        options.add(agent);
        List<String> arguments = new ArrayList<>(servers.addresses());
        arguments.addAll(List.of("--rate", "20", "--threads", "4"));
        return JavaProcess.start(javaHome, CrmSyncApp.class.getName(), options, arguments);
    }

    private static void take(JConsole console, Servers servers, Path images) throws Exception {
        console.awaitText("texts", "Insecure connection");
        console.perform("size " + SIZE);
        picture(console, images, "jconsole-insecure.png");
        console.connect();
        console.perform("tab Circuits");
        console.awaitText("cell tier1_mcp", "CLOSED");
        console.perform("row tier1_mcp");
        TimeUnit.SECONDS.sleep(8); // so that there is something in the chart
        servers.killMcp();
        console.awaitText("cell tier1_mcp", "OPEN");
        TimeUnit.SECONDS.sleep(8);
        console.awaitText("cell tier1_mcp", "OK OPEN");
        picture(console, images, "jconsole-circuits-tab.png");

        console.perform("tab MBeans");
        console.perform("select io.breakwater/Agent/Attributes");
        console.perform("double-click Circuits");
        console.awaitText("texts", "tier2_sdk");
        picture(console, images, "jconsole-agent.png");
        console.perform("select io.breakwater/Circuit/tier1_mcp/Attributes");
        console.awaitText("cell StateCode", "2");
        picture(console, images, "jconsole-circuit.png");
        console.perform("select io.breakwater/Circuit/tier2_sdk/Operations");
        console.perform("press forceOpen");
        console.awaitText("texts", "Method successfully invoked");
        picture(console, images, "jconsole-force-open.png");
    }

    private static void picture(JConsole console, Path images, String name) throws Exception {
        TimeUnit.MILLISECONDS.sleep(700); // what was just pressed is drawn
        console.perform("paint " + images.resolve(name).toAbsolutePath());
        System.out.println(images.resolve(name));
    }
}
