package io.breakwater.it.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server that says on stdout which writes it has carried out, {@code ACTED <id>}, before it answers: {@code LedgerMain
 * <port>}. It acts also where the answer is an error, or none, as real ones do; but for 429, which it says instead of acting.
 *
 * <p>Says {@code READY <port>}, then obeys lines on stdin: a {@link Behaviour}, which it acknowledges.
 */
public final class LedgerMain {

    private static final int TOO_MANY = 429;

    private final AtomicReference<Script> script = new AtomicReference<>(Script.parse("ok"));

    private LedgerMain() {}

    public static void main(String[] args) throws IOException {
        LedgerMain ledger = new LedgerMain();
        try (WireServer server = new WireServer(Integer.parseInt(args[0]), ledger::answer);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("READY " + server.port());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ledger.script.set(Script.parse(line));
                System.out.println("OK " + line);
            }
        }
    }

    private Reply answer(Request request) {
        String id = request.path().substring(request.path().lastIndexOf('/') + 1);
        Behaviour behaviour = script.get().next();
        Reply fixed = behaviour.fixed();
        boolean refuses = fixed != null && fixed.status() == TOO_MANY;
        if (request.method().equals("POST") && !refuses) {
            System.out.println("ACTED " + id);
        }
        return behaviour.answer(() -> new Reply(200, List.of("Content-Type:text/plain"), "account " + id));
    }
}
