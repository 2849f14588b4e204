package io.breakwater.it.app.crm;

import java.util.HashMap;
import java.util.Map;

/** The command line: addresses, calls per second, threads. */
record Options(String mcp, String sdk, String rest, double rate, int threads) {

    static Options parse(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        return new Options(
                required(given, "--mcp"),
                required(given, "--sdk"),
                required(given, "--rest"),
                Double.parseDouble(given.getOrDefault("--rate", "10")),
                Integer.parseInt(given.getOrDefault("--threads", "2")));
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " URL is missing");
        }
        return value;
    }
}
