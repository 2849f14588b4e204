package io.breakwater.it.servers;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a group of paths answers from now on.
 *
 * <pre>
 * ok                                    as a healthy server does
 * slow MILLIS                           the healthy answer, late
 * close                                 closes the connection without answering
 * STATUS [json|html|empty|notype|TYPE] [Name:value ...]
 *                                       an error as the CRM describes it, the page of a gateway, no body, a body without
 *                                       a type, or the error under another content type
 * body STATUS TYPE TEXT...              exactly this
 * </pre>
 */
record Behaviour(long delayMillis, Reply fixed) {
    static final Behaviour OK = new Behaviour(0, null);

    static Behaviour parse(String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+", -1));
        return switch (words.get(0)) {
            case "ok" -> OK;
            case "slow" -> new Behaviour(Long.parseLong(words.get(1)), null);
            case "close" -> new Behaviour(0, Reply.CLOSE);
            case "body" -> new Behaviour(0, exactly(text.strip().split("\\s+", 4)));
            default -> new Behaviour(0, error(words));
        };
    }

    Reply answer(Supplier<Reply> healthy) {
        if (delayMillis > 0) {
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                // The server is being stopped; nobody waits for this answer any more.
                Thread.currentThread().interrupt();
                return Reply.CLOSE;
            }
        }
        return fixed != null ? fixed : healthy.get();
    }

    private static Reply exactly(String[] words) {
        return new Reply(Integer.parseInt(words[1]), List.of("Content-Type:" + words[2]), words[3]);
    }

    private static Reply error(List<String> words) {
        int status = Integer.parseInt(words.get(0));
        boolean named = words.size() > 1 && !words.get(1).contains(":");
        String kind = named ? words.get(1) : "json";
        List<String> headers = words.subList(named ? 2 : 1, words.size());
        String page = "<html><body>" + status + "</body></html>";
        Reply reply = switch (kind) {
            case "json" -> Reply.json(status, CrmData.error(status));
            case "html" -> new Reply(status, List.of("Content-Type:text/html"), page);
            case "notype" -> new Reply(status, List.of(), page);
            case "empty" -> new Reply(status, List.of(), "");
            default -> new Reply(status, List.of("Content-Type:" + kind), CrmData.error(status));
        };
        return reply.with(headers);
    }
}
