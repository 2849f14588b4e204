package io.breakwater.it.servers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How a request is answered.
 *
 * <pre>
 * ok                                    as a healthy server does
 * slow MILLIS [ANOTHER]                 the healthy answer, or another of these, late
 * cut BYTES [ANOTHER]                   so much of the body, though more is promised; then the connection ends
 * close                                 ends the connection without answering
 * reset                                 the same, as if the server had crashed
 * STATUS [json|html|empty|notype|TYPE] [Name:value ...]
 *                                       an error as the CRM describes it, the page of a gateway, no body, a body without
 *                                       a type, or the error under another content type
 * body STATUS [Name:value ...] TYPE TEXT...
 *                                       exactly this; TYPE - is none
 * </pre>
 *
 * <p>In values of headers %20 is a space.
 */
record Behaviour(long delayMillis, int cut, Reply fixed) {
    static final Behaviour OK = new Behaviour(0, -1, null);

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+:\\S*");

    static Behaviour parse(String text) {
        String[] words = text.strip().split("\\s+", 3);
        return switch (words[0]) {
            case "ok" -> OK;
            case "slow" -> other(words).after(Long.parseLong(words[1]));
            case "cut" -> other(words).cutAt(Integer.parseInt(words[1]));
            case "close" -> always(Reply.CLOSE);
            case "reset" -> always(Reply.RESET);
            case "body" -> always(exactly(Integer.parseInt(words[1]), words[2]));
            default -> always(error(Arrays.asList(text.strip().split("\\s+", -1))));
        };
    }

    private static Behaviour other(String[] words) {
        return words.length == 3 ? parse(words[2]) : OK;
    }

    private static Behaviour always(Reply reply) {
        return new Behaviour(0, -1, reply);
    }

    private Behaviour after(long millis) {
        return new Behaviour(millis, cut, fixed);
    }

    private Behaviour cutAt(int bytes) {
        return new Behaviour(delayMillis, bytes, fixed);
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
        Reply reply = fixed != null ? fixed : healthy.get();
        return cut < 0 ? reply : reply.cutAt(cut);
    }

    private static Reply exactly(int status, String rest) {
        List<String> headers = new ArrayList<>();
        String[] words = rest.split("\\s+", 2);
        while (HEADER.matcher(words[0]).matches()) {
            headers.add(spaced(words[0]));
            words = words[1].split("\\s+", 2);
        }
        if (!words[0].equals("-")) {
            headers.add("Content-Type:" + words[0]);
        }
        return new Reply(status, headers, words.length < 2 ? "" : words[1]);
    }

    private static Reply error(List<String> words) {
        int status = Integer.parseInt(words.get(0));
        boolean named = words.size() > 1 && !words.get(1).contains(":");
        String kind = named ? words.get(1) : "json";
        List<String> headers = new ArrayList<>();
        for (String header : words.subList(named ? 2 : 1, words.size())) {
            headers.add(spaced(header));
        }
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

    private static String spaced(String header) {
        return header.replace("%20", " ");
    }
}
