package io.breakwater.it.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the calls of an application, and what servers have carried out; and whether the two go together. */
final class Calls {

    private final Map<String, Integer> acted = new HashMap<>();
    private final List<String> created = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private long ended;
    private long answered;
    private long wrong;

    /** A line of a server's: {@code ACTED <id>}. Others are not of interest. */
    void server(String line) {
        if (line.startsWith("ACTED ")) {
            acted.merge(line.substring("ACTED ".length()), 1, Integer::sum);
        }
    }

    /** A line of the application's: {@code call <read|create> <id> <ok|wrong …|failed TYPE>}. */
    void application(String line) {
        if (!line.startsWith("call ")) {
            return;
        }
        String[] words = line.split(" ", -1);
        ended++;
        switch (words[3]) {
            case "ok" -> {
                answered++;
                if (words[1].equals("create")) {
                    created.add(words[2]);
                }
            }
            case "failed" -> failures.merge(words[4], 1, Integer::sum);
            default -> wrong++;
        }
    }

    long ended() {
        return ended;
    }

    long answered() {
        return answered;
    }

    /** Answers to another call. */
    long wrong() {
        return wrong;
    }

    /** By type. */
    Map<String, Integer> failures() {
        return failures;
    }

    long writesCarriedOut() {
        return acted.size();
    }

    /** Writes that were carried out more than once, by all servers together. */
    List<String> doubled() {
        return acted.entrySet().stream()
                .filter(write -> write.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Writes that the application was told have been carried out, and that no server has. */
    List<String> lost() {
        return created.stream().filter(id -> !acted.containsKey(id)).sorted().toList();
    }
}
