package io.breakwater.it.jconsole;

import io.breakwater.it.app.crm.CrmSync;
import io.breakwater.it.demo.Servers;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Renews the pictures of the documentation: {@code ScreenshotsMain AGENT_JAR CONFIG IMAGES}. Takes a minute. */
public final class ScreenshotsMain {

    private ScreenshotsMain() {}

    /** Makes one picture after another of an application whose first tier is down, while the second one has had a bad moment. */
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
        options.add("-Dcrm-sync=" + String.join(" ", servers.addresses()) + " --rate 20 --threads 4");
        return JavaProcess.start(javaHome, CrmSync.class.getName(), options, List.of());
    }

    private static void take(JConsole console, Servers servers, Path images) throws Exception {
        console.awaitText("texts", "Insecure connection");
        console.perform("size 900x360");
        picture(console, images, "jconsole-insecure.png");
        console.perform("size 1200x640");
        console.connect();
        console.perform("tab Circuits");
        console.awaitText("cell tier1_mcp", "CLOSED");
        console.perform("row tier1_mcp");
        TimeUnit.SECONDS.sleep(12); // so that there is something in the chart
        servers.killMcp();
        console.awaitText("cell tier1_mcp", "OK OPEN");
        TimeUnit.SECONDS.sleep(5);
        servers.failSdk();
        TimeUnit.MILLISECONDS.sleep(700);
        servers.healSdk();
        TimeUnit.SECONDS.sleep(4);
        picture(console, images, "jconsole-circuits-tab.png");

        console.perform("row tier2_sdk");
        console.perform("press Force open");
        console.awaitText("texts", "Force open tier2_sdk?");
        picture(console, images, "jconsole-force-open.png");
        console.perform("press Cancel");

        console.perform("tab MBeans");
        console.perform("select io.breakwater/Agent/Attributes");
        console.perform("size 1320x600");
        console.awaitText("cell CircuitsOpen", "1");
        console.perform("divide 190x150");
        console.perform("double-click Circuits");
        console.awaitText("texts", "tier2_sdk");
        picture(console, images, "jconsole-agent.png");
        console.perform("size 1240x1225");
        console.perform("select io.breakwater/Circuit/tier1_mcp/Attributes");
        console.awaitText("cell StateCode", "2");
        console.perform("divide 190x230");
        picture(console, images, "jconsole-circuit.png");
    }

    private static void picture(JConsole console, Path images, String name) throws Exception {
        TimeUnit.MILLISECONDS.sleep(700); // what was just pressed is drawn
        console.perform("paint " + images.resolve(name).toAbsolutePath());
        System.out.println(images.resolve(name));
    }
}
