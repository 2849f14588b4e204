package io.breakwater.it.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

/** Spring's clients on top of that of the JDK: a RestTemplate, or a RestClient if the first argument says so. */
public final class SpringRequests implements Requests {

    private final RestTemplate template;
    private final RestClient client;
    private final boolean fluent;

    private SpringRequests(boolean fluent) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        factory.setReadTimeout(Duration.ofMillis(TIMEOUT_MILLIS));
        this.template = new RestTemplate(factory);
        this.client = RestClient.builder().requestFactory(factory).build();
        this.fluent = fluent;
    }

    public static void main(String[] args) throws IOException {
        Requests.serve(new SpringRequests(args[0].equals("client")));
    }

    @Override
    public String send(String method, String url) {
        try {
            return "200 " + (fluent ? fluently(method, url) : byTemplate(method, url));
        } catch (RestClientResponseException status) {
            return status.getStatusCode().value() + " " + status.getResponseBodyAsString();
        }
    }

    private @Nullable String byTemplate(String method, String url) {
        HttpEntity<?> body = method.equals("POST") ? new HttpEntity<>("a text") : HttpEntity.EMPTY;
        return template.exchange(URI.create(url), HttpMethod.valueOf(method), body, String.class)
                .getBody();
    }

    private @Nullable String fluently(String method, String url) {
        RestClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(method)).uri(URI.create(url));
        if (method.equals("POST")) {
            request.body("a text");
        }
        return request.retrieve().body(String.class);
    }

    /** It does not say. */
    @Override
    public int lent() {
        return 0;
    }
}
