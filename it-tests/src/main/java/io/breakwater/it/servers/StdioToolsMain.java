package io.breakwater.it.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.json.JSONObject;

/**
 * An MCP server that is a child of its client: {@code StdioToolsMain JOURNAL}. Writes the name of each tool that is called to
 * the journal, a line each. Tools whose names end with {@code held} never answer, and one that ends with {@code dead} ends the
 * process.
 */
public final class StdioToolsMain {
    private StdioToolsMain() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JSONObject message = new JSONObject(line);
            String subject = McpReplies.subject(message);
            Files.writeString(Path.of(args[0]), subject + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (subject.endsWith("dead")) {
                Runtime.getRuntime().halt(1);
            }
            String reply = McpReplies.to(message);
            if (!reply.isEmpty() && !subject.endsWith("held")) {
                System.out.println(reply);
            }
        }
    }
}
