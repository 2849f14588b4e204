package io.breakwater.it.app.crm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Reads accounts until it is told to stop: {@code CrmSyncApp --mcp URL --sdk URL --rest URL [--rate 10] [--threads 2]}.
 *
 * <p>Ends with stdin or with the line {@code stop}, after a summary.
 */
public final class CrmSyncApp {
    private static final String REPORTED_ACCOUNT = "1001";

    private CrmSyncApp() {}

    public static void main(String[] args) throws Exception {
        Options options = Options.parse(args);
        Path cache = Files.createTempDirectory("crm-sync");
        try (McpAccounts mcp = new McpAccounts(options.mcp())) {
            SdkAccounts sdk = new SdkAccounts(options.sdk(), cache);
            RestAccounts rest = new RestAccounts(options.rest());
            AccountService service = new AccountService(mcp);
            new StartupReport(sdk, rest).print(service, REPORTED_ACCOUNT, System.out);
            AccountSync sync = new AccountSync(service, System.out, options.threads());
            sync.start(options.rate());
            awaitStop();
            System.out.println(sync.stop());
        } finally {
            delete(cache);
        }
    }

    private static void awaitStop() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null && !line.strip().equals("stop")) {
            line = in.readLine();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
