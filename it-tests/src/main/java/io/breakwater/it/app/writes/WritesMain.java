package io.breakwater.it.app.writes;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Calls the CRM for every line on stdin, {@code TIER METHOD}, or sets how many milliseconds a tier waits for an answer,
 * {@code patience TIER MILLIS}: {@code WritesMain SDK_URL REST_URL MCP_URL CACHE_DIRECTORY}.
 */
public final class WritesMain {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SdkTier sdk;
    private final RestTier rest;
    private final McpTier mcp;

    private WritesMain(String[] urls) throws Exception {
        sdk = new SdkTier(urls[0], Path.of(urls[3]), PATIENCE);
        rest = new RestTier(urls[1], PATIENCE);
        mcp = new McpTier(urls[2], PATIENCE);
    }

    public static void main(String[] args) throws Exception {
        WritesMain application = new WritesMain(args);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + application.answer(line.split(" ", -1)));
        }
        System.exit(0); // clients of MCP have threads that are no daemons
    }

    private String answer(String[] words) {
        try {
            if (words[0].equals("patience")) {
                tier(words[1]).setPatience(Duration.ofMillis(Long.parseLong(words[2])));
                return "patient";
            }
            return tier(words[0]).call(words[1]).toString();
        } catch (Exception thrown) {
            return "failed: " + thrown.toString().replace('\n', ' ');
        }
    }

    private Crm tier(String name) {
        return switch (name) {
            case "sdk" -> sdk;
            case "rest" -> rest;
            default -> mcp;
        };
    }
}
