package io.breakwater.it.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CRM with two interfaces on two ports: the one that its SDK speaks, in any version of the API, and a plain REST one.
 *
 * <p>Each group of paths ({@code sdk}: records and all that is not in another group, {@code meta}: field metadata, {@code
 * users}, {@code org}, {@code token}, {@code rest}) answers as it was last told to, and counts its requests.
 */
public final class CrmServer implements AutoCloseable {
    private static final List<String> GROUPS = List.of("sdk", "meta", "users", "org", "token", "rest");
    private static final Pattern API = Pattern.compile("^/crm/v[0-9.]+/");
    private static final String ABSENCES = "settings/users_unavailability";
    private static final String ACCOUNTS = "/accounts/";
    private static final Reply NOWHERE = new Reply(404, List.of(), "");

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, String> lastAuthorization = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Journal journal = new Journal();
    private final WireServer sdk;
    private final WireServer rest;

    public CrmServer(int sdkPort, int restPort) throws IOException {
        for (String group : GROUPS) {
            scripts.put(group, Script.parse("ok"));
        }
        sdk = new WireServer(sdkPort, this::answerSdk);
        rest = new WireServer(restPort, this::answerRest);
    }

    public int sdkPort() {
        return sdk.port();
    }

    public int restPort() {
        return rest.port();
    }

    /**
     * Changes how one group of paths, or several separated by commas, answers.
     *
     * @param behaviour one behaviour, or several joined by {@code then} for one request each, of which the last stays; see
     *     {@link Behaviour}
     */
    public void tell(String groups, String behaviour) {
        for (String group : groups.split(",", -1)) {
            if (scripts.replace(group, Script.parse(behaviour)) == null) {
                throw new IllegalArgumentException("no such group of paths: " + group);
            }
        }
    }

    /**
     * Requests since the start or the last {@link #resetCounts()}.
     *
     * @param what a group of paths, a group and a method such as {@code sdk POST}, or a method and a path such as {@code
     *     POST /crm/v8/coql}
     */
    public int count(String what) {
        return journal.count(what);
    }

    /** The latest requests, a thousand at most, the oldest first. */
    public List<Request> requests() {
        return journal.latest();
    }

    public void resetCounts() {
        journal.clear();
    }

    /** The Authorization header of the last request to a group of paths, or an empty string. */
    public String lastAuthorization(String group) {
        return lastAuthorization.getOrDefault(group, "");
    }

    private Reply answerSdk(Request request) {
        if (request.path().startsWith("/oauth/")) {
            return answer("token", request, () -> Reply.json(200, CrmData.token(tokens.incrementAndGet())));
        }
        Matcher api = API.matcher(request.path());
        if (!api.find()) {
            return NOWHERE;
        }
        String resource = request.path().substring(api.end());
        return switch (resource) {
            case "settings/fields" -> answer("meta", request, () -> Reply.json(200, CrmData.fields()));
            case "users" -> answer("users", request, () -> Reply.json(200, CrmData.users()));
            case "org" -> answer("org", request, () -> Reply.json(200, CrmData.org()));
            default -> answer("sdk", request, () -> records(request, resource));
        };
    }

    private Reply answerRest(Request request) {
        return request.path().startsWith(ACCOUNTS) ? answer("rest", request, () -> account(request)) : NOWHERE;
    }

    private Reply answer(String group, Request request, Supplier<Reply> healthy) {
        journal.add(group, request);
        lastAuthorization.put(group, request.header("authorization"));
        return scripts.get(group).next().answer(healthy);
    }

    private static Reply records(Request request, String resource) {
        if (resource.equals("coql")) {
            return Reply.json(200, CrmData.records("1001", "1002", "1003"));
        }
        if (!request.method().equals("GET")) {
            String key = resource.startsWith(ABSENCES) ? ABSENCES.substring(ABSENCES.indexOf('/') + 1) : "data";
            return Reply.json(request.method().equals("POST") ? 201 : 200, CrmData.done(key));
        }
        String id = resource.substring(resource.indexOf('/') + 1);
        if (id.equals(resource) || id.equals("search")) {
            return Reply.json(200, CrmData.records("1001", "1002", "1003"));
        }
        return CrmData.exists(id) ? Reply.json(200, CrmData.records(id)) : Reply.json(204, "");
    }

    private static Reply account(Request request) {
        String id = request.path().substring(ACCOUNTS.length());
        return CrmData.exists(id)
                ? Reply.json(200, CrmData.account(id, "rest"))
                : Reply.json(404, "{\"error\":\"no such account\"}");
    }

    @Override
    public void close() {
        sdk.close();
        rest.close();
    }
}
