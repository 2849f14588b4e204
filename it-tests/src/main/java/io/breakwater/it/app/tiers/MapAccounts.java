package io.breakwater.it.app.tiers;

import java.util.Map;

/** A client that answers in a form of its own. */
final class MapAccounts {

    private final String name;

    MapAccounts(String name) {
        this.name = name;
    }

    Map<String, String> get(String id) {
        return Map.of("name", id, "from", name);
    }
}
