package io.breakwater.it.demo;

import io.breakwater.it.app.adapters.SdkLookup;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The second part of the demo: an application that calls an operation of the CRM's SDK itself gets REST's answers in the SDK's
 * own types while the API behind the SDK is down.
 */
public final class SdkAct {

    private static final String ACCOUNT = "1001";
    private static final int LOOK_UPS = 3;

    private final Path javaHome;
    private final Path agentJar;
    private final Path config;
    private final PrintStream out;

    public SdkAct(Path javaHome, Path agentJar, Path config, PrintStream out) {
        this.javaHome = javaHome;
        this.agentJar = agentJar;
        this.config = config;
        this.out = out;
    }

    /**
     * What each copy of the application has seen.
     *
     * @param with the copy with the agent
     * @param without the copy as it is
     */
    public record Seen(List<String> with, List<String> without) {}

    /** Runs it; takes a few seconds. */
    public Seen run() throws Exception {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        out.println(
                "A second application calls RecordOperations.getRecord of the CRM's SDK itself. REST stands in for it.");
        out.println();
        row("", "with the agent", "without");
        try (CrmServer crm = new CrmServer(0, 0);
                CrmServer other = new CrmServer(0, 0);
                JavaProcess guarded = app(crm, other, List.of("-javaagent:" + agentJar + "=" + config));
                JavaProcess bare = app(crm, other, List.of())) {
            guarded.awaitLine("ready"::equals);
            bare.awaitLine("ready"::equals);
            lookUp("the API behind the SDK is healthy", guarded, bare, seen);
            crm.tell("sdk,meta", "503");
            lookUp("it answers 503", guarded, bare, seen);
            crm.tell("sdk,meta", "close");
            lookUp("it hangs up on every call", guarded, bare, seen);
        }
        out.println();
        return seen;
    }

    private JavaProcess app(CrmServer crm, CrmServer other, List<String> agent) throws IOException {
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.addAll(agent);
        options.add("-Drest.url=http://127.0.0.1:" + other.sdkPort());
        String cache = Files.createTempDirectory("crm-sdk").toString();
        return JavaProcess.start(
                javaHome, SdkLookup.class.getName(), options, List.of("http://127.0.0.1:" + crm.sdkPort(), cache));
    }

    private void lookUp(String title, JavaProcess guarded, JavaProcess bare, Seen seen) throws InterruptedException {
        for (int i = 0; i < LOOK_UPS; i++) {
            String with = answer(guarded);
            String without = answer(bare);
            seen.with().add(with);
            seen.without().add(without);
            row(i == 0 ? title : "", with, without);
        }
    }

    private static String answer(JavaProcess app) throws InterruptedException {
        String said = app.command(ACCOUNT).substring("OK ".length());
        String brief = said.replaceAll("\\. Code : null, message :|, details : null", ""); // of the SDK's exceptions
        return brief.replaceAll("[a-z]+\\.(?=[a-zA-Z])", ""); // the packages of classes
    }

    private void row(Object... cells) {
        out.println(String.format(Locale.ROOT, "%-35s %-24s %s", cells).stripTrailing());
    }
}
