package io.breakwater.it.app.small;

import java.util.ArrayList;
import java.util.List;

/** A client that fails a number of times and then works. Tells what reached it. */
public class FlakyAccounts {

    private final List<String> reached = new ArrayList<>();
    private int failuresLeft;

    public FlakyAccounts(int failures) {
        failuresLeft = failures;
    }

    /** From here on so many calls fail. */
    public void failNext(int failures) {
        failuresLeft = failures;
    }

    public String getAccount(String id) {
        answer("get " + id);
        return "account " + id;
    }

    public String createAccount(String name) {
        answer("create " + name);
        return "created " + name;
    }

    /** Everything that has reached this client, in order. */
    public List<String> reached() {
        return List.copyOf(reached);
    }

    private void answer(String call) {
        reached.add(call);
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new IllegalStateException("503 for " + call);
        }
    }
}
