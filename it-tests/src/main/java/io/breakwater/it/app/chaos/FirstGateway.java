package io.breakwater.it.app.chaos;

import java.io.IOException;

/** The first way to accounts. */
public final class FirstGateway extends Gateway {

    public FirstGateway(String url) {
        super(url);
    }

    public String read(String id) throws IOException {
        return ask("GET", id);
    }

    /** Creates an account of that id; to be done once. */
    public String create(String id) throws IOException {
        return ask("POST", id);
    }
}
