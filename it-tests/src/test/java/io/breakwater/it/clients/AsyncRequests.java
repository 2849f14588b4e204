package io.breakwater.it.clients;

/** A client that nobody has to wait for: its requests can be given up. */
interface AsyncRequests extends Requests {

    /** The application's own limit of time, in milliseconds. */
    int OWN_LIMIT_MILLIS = 200;

    /** A limit of the client's that is never reached. */
    int LONG_MILLIS = 20_000;

    /** Begins to GET this. */
    void begin(String url);

    /** Cancels what was begun. */
    void giveUp();

    /** What {@link #send} says of a GET, for which the application has a limit of its own. */
    String limited(String url) throws Exception;

    @Override
    default String sendAsTold(String way, String url) throws Exception {
        return switch (way) {
            case "begin" -> {
                begin(url);
                yield "begun";
            }
            case "giveUp" -> {
                giveUp();
                yield "given up";
            }
            case "limited" -> limited(url);
            default -> send(way, url);
        };
    }
}
