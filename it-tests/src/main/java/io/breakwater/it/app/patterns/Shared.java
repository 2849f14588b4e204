package io.breakwater.it.app.patterns;

import java.net.URI;

/** One client for every host. */
public final class Shared {

    public String request(URI target) {
        return Clients.answer(target.getHost());
    }
}
