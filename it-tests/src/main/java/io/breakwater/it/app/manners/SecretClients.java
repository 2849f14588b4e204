package io.breakwater.it.app.manners;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.crm.api.Header;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.Param;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.record.BodyWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import io.breakwater.it.app.crm.SdkAccounts;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls real clients with what nobody else may see, in all places that they have for it, once for every line on stdin, {@code
 * sdk}, {@code create}, {@code http} or {@code mcp}: {@code SecretClients SECRET SDK_URL REST_URL MCP_URL CACHE_DIRECTORY}.
 */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
public final class SecretClients {
    private final String secret;
    private final URI rest;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final McpSyncClient mcp;

    private SecretClients(String[] args) throws Exception {
        secret = args[0];
        rest = URI.create(args[2] + "/accounts/" + secret + "?key=" + secret);
        mcp = McpClient.sync(HttpClientStreamableHttpTransport.builder(args[3])
                        .endpoint("/mcp?key=" + secret)
                        .build())
                .build();
        mcp.initialize();
        new SdkAccounts(args[1], Path.of(args[4]));
        new Initializer.Builder()
                .token(new OAuthToken.Builder()
                        .accessToken(secret + "x".repeat(32))
                        .findUser(false)
                        .build())
                .store(Initializer.getInitializer().getStore())
                .resourcePath(args[4])
                .initialize();
    }

    public static void main(String[] args) throws Exception {
        SecretClients clients = new SecretClients(args);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + clients.answer(line));
        }
        System.exit(0); // clients of MCP have threads that are no daemons
    }

    private String answer(String client) {
        try {
            return switch (client) {
                case "sdk" -> "answered " + read();
                case "create" -> "answered " + create();
                case "http" -> "answered " + send();
                default -> "answered " + use();
            };
        } catch (Exception thrown) {
            boolean refused = String.valueOf(thrown.getMessage()).contains(" is OPEN");
            return refused ? "refused: " + thrown : "failed";
        }
    }

    private int read() throws Exception {
        ParameterMap parameters = new ParameterMap();
        parameters.add(new Param<String>("fields", "Accounts.Fields"), secret);
        HeaderMap headers = new HeaderMap();
        headers.add(new Header<String>("X-EXTERNAL", "Accounts.External"), secret);
        return new RecordOperations(secret)
                .getRecord(1001L, parameters, headers)
                .getStatusCode();
    }

    private int create() throws Exception {
        Record account = new Record();
        account.addKeyValue("Account_Name", secret);
        BodyWrapper body = new BodyWrapper();
        body.setData(new ArrayList<>(List.of(account)));
        return new RecordOperations("Accounts")
                .createRecords(body, new HeaderMap())
                .getStatusCode();
    }

    private int send() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(rest)
                .header("Authorization", secret)
                .PUT(HttpRequest.BodyPublishers.ofString(secret))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private Boolean use() {
        return mcp.callTool(CallToolRequest.builder("get_account")
                        .arguments(Map.of("id", secret, secret, "id"))
                        .build())
                .isError();
    }
}
