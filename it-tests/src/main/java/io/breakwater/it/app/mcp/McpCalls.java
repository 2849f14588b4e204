package io.breakwater.it.app.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Makes the calls that it is told on stdin, and tells how each has ended.
 *
 * <pre>
 * sync TOOL [bad]       a call that blocks; bad: without the argument that the tool wants
 * async TOOL [bad]      one that does not
 * begin TOOL            a call that blocks, on a thread of its own; then interrupt, or end to wait for it
 * subscribe TOOL        a call that does not block; then dispose
 * twice TOOL            a call that is subscribed to twice
 * assemble TOOL         one that is not subscribed to
 * tenant NAME           for whom the calls are from now on
 * stand-in true|false   whether it has answers
 * open MILLIS MILLIS    new clients, with these timeouts of requests and of the first contact
 * close                 closes the clients, gracefully
 * </pre>
 */
public final class McpCalls {

    private final McpClients clients;
    private String tenant = "nobody";
    private Thread caller = new Thread();
    private CompletableFuture<String> called = new CompletableFuture<>();
    private Disposable subscription = () -> {};

    private McpCalls(McpClients clients) {
        this.clients = clients;
    }

    public static void main(String[] args) throws Exception {
        McpCalls calls = new McpCalls(new McpClients(args));
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int told = 0; // a call that has begun may ask before somebody wants to know how it ends
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = calls.obey(line.split(" ", -1));
            int asked = StandIn.ASKED.get();
            System.out.println("OK " + answer + "; stand-in " + (asked - told));
            told = asked;
        }
        System.exit(0); // the threads of the clients are no daemons, and some of them outlive closing
    }

    private String obey(String[] words) throws Exception {
        String what = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "sync" -> sync(request(words));
            case "async" -> end(later(request(words))).get();
            case "begin" -> begin(request(words));
            case "interrupt" -> interrupt();
            case "end" -> called.get();
            case "subscribe" -> subscribe(request(words));
            case "dispose" -> dispose();
            case "twice" -> twice(request(words));
            case "assemble" -> assemble(request(words));
            default -> arrange(words[0], what, words.length > 2 ? words[2] : "");
        };
    }

    private String arrange(String command, String what, String more) {
        switch (command) {
            case "tenant" -> {
                tenant = what;
                clients.tenant(what);
            }
            case "stand-in" -> StandIn.answers = Boolean.parseBoolean(what);
            case "open" -> clients.open(Long.parseLong(what), Long.parseLong(more));
            case "close" -> {
                clients.sync().closeGracefully();
                clients.async().closeGracefully().block();
            }
            default -> throw new IllegalArgumentException(command);
        }
        return command;
    }

    @SuppressWarnings("deprecation") // the builders that stand for it are others in each line
    private static CallToolRequest request(String[] words) {
        return new CallToolRequest(words[1], words.length > 2 ? Map.of() : Map.of("id", "1001"));
    }

    private String sync(CallToolRequest request) {
        try {
            return told(clients.sync().callTool(request));
        } catch (RuntimeException thrown) {
            return told(thrown) + (Thread.interrupted() ? ", interrupted" : "");
        }
    }

    private Mono<CallToolResult> later(CallToolRequest request) {
        return clients.async()
                .callTool(request)
                .contextWrite(context -> context.put(McpTransportContext.KEY, McpClients.contextOf(tenant)));
    }

    private String assemble(CallToolRequest request) {
        Mono<CallToolResult> unused = later(request);
        return "assembled";
    }

    private CompletableFuture<String> end(Mono<CallToolResult> call) {
        CompletableFuture<String> end = new CompletableFuture<>();
        subscription = call.subscribe(
                result -> end.complete(told(result)),
                thrown -> end.complete(told(thrown)),
                () -> end.complete("nothing"));
        return end;
    }

    private String begin(CallToolRequest request) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        called = ended;
        caller = new Thread(() -> ended.complete(sync(request)));
        caller.start();
        return "begun";
    }

    private String interrupt() throws Exception {
        caller.interrupt();
        return called.get();
    }

    private String subscribe(CallToolRequest request) {
        called = end(later(request));
        return "subscribed";
    }

    private String dispose() {
        subscription.dispose();
        return called.isDone() ? called.join() : "disposed";
    }

    private String twice(CallToolRequest request) throws Exception {
        Mono<CallToolResult> call = later(request);
        return end(call).get() + ", " + end(call).get();
    }

    private static String told(CallToolResult result) {
        String text = ((TextContent) result.content().get(0)).text();
        return Boolean.TRUE.equals(result.isError()) ? "error" : "result " + text;
    }

    /** The exception and its causes, by the names of their types: what a catch block goes by. */
    private static String told(Throwable thrown) {
        StringBuilder chain = new StringBuilder(thrown.getClass().getSimpleName());
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            chain.append(" <- ").append(cause.getClass().getSimpleName());
        }
        return chain.toString();
    }
}
