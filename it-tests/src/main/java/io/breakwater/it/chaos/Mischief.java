package io.breakwater.it.chaos;

/** What happens to the system under test, for a while each. */
enum Mischief {
    KILLED("a server is killed, and comes back"),
    STALLED("a server accepts, and does not answer", "slow 60000"),
    SLOW("a server answers late", "slow 300"),
    RESET("a server resets connections", "reset"),
    CLOSED("a server closes connections without a word", "close"),
    GARBAGE("a server answers nonsense", "body 200 text/plain %$#"),
    CUT("a server ends in the middle of its answer", "cut 4"),
    UNAVAILABLE("a server answers 503", "503 html"),
    STORM("a server answers 429, with Retry-After", "429 Retry-After:1"),
    HICCUP("a server fails every other call", "500 then ok then 500 then ok then 500 then ok"),
    EDITED("the configuration is edited"),
    BROKEN("the configuration is edited, and wrong"),
    MODE("mode is off, observe, enforce"),
    CLOCK("the clock is set ninety seconds ahead, or back"),
    OPERATED("somebody opens, closes, disables, enables and resets circuits");

    private final String title;
    private final String behaviour;

    Mischief(String title) {
        this(title, "");
    }

    Mischief(String title, String behaviour) {
        this.title = title;
        this.behaviour = behaviour;
    }

    String title() {
        return title;
    }

    /** How a server behaves; empty = it is nothing of a server's. */
    String behaviour() {
        return behaviour;
    }
}
