package io.breakwater.it.chaos;

import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.LedgerMain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, which can be killed and comes back on its port; what it did before is remembered. */
final class Ledger implements AutoCloseable {

    private final List<JavaProcess> lives = new ArrayList<>();
    private final int port;
    private boolean up;

    Ledger() throws IOException, InterruptedException {
        port = begin(0);
    }

    private int begin(int wantedPort) throws IOException, InterruptedException {
        JavaProcess life = JavaProcess.start(
                LedgerMain.class.getName(), JavaProcess.QUICK_START, List.of(Integer.toString(wantedPort)));
        lives.add(life);
        up = true;
        return Integer.parseInt(
                life.awaitLine(line -> line.startsWith("READY ")).substring("READY ".length()));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void kill() throws InterruptedException {
        lives.get(lives.size() - 1).kill();
        up = false;
    }

    /** Answers like this from now on; one that was killed comes back first. */
    void behave(String behaviour) throws IOException, InterruptedException {
        if (!up) {
            begin(port);
        }
        lives.get(lives.size() - 1).command(behaviour);
    }

    /** All that it has said in all its lives. */
    List<String> said() {
        return lives.stream().flatMap(life -> life.out().stream()).toList();
    }

    @Override
    public void close() {
        lives.forEach(JavaProcess::close);
    }
}
